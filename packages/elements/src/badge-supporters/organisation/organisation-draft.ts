/** What somebody says of the organisation on whose behalf they support, and what is missing in it. */
import type {Organisation} from '@pepites/recognition';
import {makeUuid} from '../../base/make-uuid.js';

export interface OrganisationDraft {
  /** UUID of the request that it becomes. */
  readonly requestId: string;
  /** UUID; another one when the organisation is described in other words. */
  readonly wordsKey: string;
  /** Id of one of `known`; empty: another organisation. */
  readonly chosen: string;
  /** Those that the person represents, and that do not have the badge. */
  readonly known: readonly Organisation[];
  readonly name: string;
  readonly url: string;
  readonly logo?: File | undefined;
  /** Never true before the person has ticked it. */
  readonly represents: boolean;
  /** Never true before the person has ticked it. */
  readonly isListed: boolean;
}

export type OrganisationField = 'name' | 'url' | 'logo' | 'represents';

export interface OrganisationProblem {
  readonly field: OrganisationField;
  readonly code: string;
}

export function newOrganisationDraft(known: readonly Organisation[]): OrganisationDraft {
  return {
    requestId: makeUuid(),
    wordsKey: makeUuid(),
    chosen: known[0]?.id ?? '',
    known,
    name: '',
    url: '',
    represents: false,
    isListed: false,
  };
}

export function changed(draft: OrganisationDraft, change: Partial<OrganisationDraft>): OrganisationDraft {
  const hasOtherWords = change.name !== undefined || change.url !== undefined;
  return {...draft, ...change, ...(hasOtherWords && {wordsKey: makeUuid()})};
}

/** The first thing that is missing, in the order of the form. */
export function problemIn({
  chosen,
  name,
  url,
  represents,
}: OrganisationDraft): OrganisationProblem | undefined {
  if (chosen === '' && name.trim() === '') return {field: 'name', code: 'NAME_MISSING'};
  if (chosen === '' && url.trim() !== '' && websiteOf(url) === undefined)
    return {field: 'url', code: 'ADDRESS_UNREADABLE'};
  return represents ? undefined : {field: 'represents', code: 'REPRESENTS_MISSING'};
}

/** Where what the backend refuses can be mended: a field that is shown, and filled in. */
export function fieldOf(code: string, {chosen, url}: OrganisationDraft): OrganisationField | undefined {
  if (chosen !== '') return undefined;
  if (code === 'FILE_TYPE_REFUSED' || code === 'FILE_TOO_LARGE') return 'logo';
  return code === 'BAD_REQUEST' && url.trim() !== '' ? 'url' : undefined;
}

/** People write `www.maurel.example`; the web wants `https://` before it. `undefined`: it is no address. */
export function websiteOf(written: string): string | undefined {
  const text = written.trim();
  const whole = /^[a-z]+:\/\//iu.test(text) ? text.replace(/^http:/iu, 'https:') : `https://${text}`;
  if (!URL.canParse(whole)) return undefined;
  const {protocol, hostname, href} = new URL(whole);
  return protocol === 'https:' && /[^.]\.[^.]/u.test(hostname) ? href : undefined;
}
