/** Gives a supporters' badge to an organisation: makes it known, brings its logo, asks for the badge. Safe to call again after any failure. */
import type {BadgeBackend, BadgeRequest} from '@pepites/recognition';
import {codeOf} from '../../text/error-key.js';

export interface OrganisationSupport {
  readonly structure: string;
  readonly badge: string;
  /** UUID; the same for each attempt. */
  readonly requestId: string;
  /** UUID; the same as long as the organisation is described in the same words. */
  readonly wordsKey: string;
  /** Id of an organisation that the person represents already; absent: the one described here. */
  readonly known?: string | undefined;
  readonly name: string;
  readonly url?: string | undefined;
  readonly logo?: File | undefined;
  readonly isListed: boolean;
}

export interface SoFar {
  /** Id of the organisation that an earlier attempt made. */
  readonly made?: string | undefined;
  readonly onMade: (organisation: string) => void;
}

/** @returns the request, and the id of the organisation. @throws {BackendError} with the code of the first call that failed */
export async function supportFor(
  client: BadgeBackend,
  support: OrganisationSupport,
  soFar: SoFar,
): Promise<{readonly request: BadgeRequest; readonly organisation: string}> {
  const {structure, badge, requestId, isListed: listed} = support;
  const organisation = support.known ?? (await describe(client, support, soFar));
  const asked = {structure, requestId, badge, organisation, listed};
  return {request: await submit(client, asked), organisation};
}

async function submit(
  client: BadgeBackend,
  asked: Parameters<BadgeBackend['requests']['submit']>[0],
): Promise<BadgeRequest> {
  const {structure, requestId} = asked;
  try {
    return await client.requests.submit(asked, {idempotencyKey: requestId});
  } catch (error) {
    if (codeOf(error) !== 'IDEMPOTENCY_CONFLICT') throw error;
    // It had arrived already, and the wish to be listed was changed since: that has a place of its own afterwards.
    return client.requests.get({structure, request: requestId});
  }
}

async function describe(
  client: BadgeBackend,
  {structure, wordsKey, name, url, logo}: OrganisationSupport,
  {made, onMade}: SoFar,
): Promise<string> {
  const words = {structure, name, ...(url !== undefined && {url})};
  // What an earlier attempt made may have been corrected since.
  if (made !== undefined) await client.organisations.change({...words, organisation: made});
  const organisation = made ?? (await client.organisations.create(words, {idempotencyKey: wordsKey})).id;
  onMade(organisation);
  if (logo) await client.organisations.setLogo({structure, organisation, file: logo});
  return organisation;
}
