/** One badge that a visitor shows: read and verified in the page, and what it counts for on the pathway. */
import type {Verdict} from '@pepites/credentials';
import {heldFromShown, type HeldFact, type Pathway} from '@pepites/recognition';
import {maxBadgeBytes, readBadge} from '../badge-display/read-badge.js';
import {CodedError} from '../base/coded-error.js';
import type {BackendContext} from '../context/backend-context.js';
import {verifyOnce} from '../verification/verify-in-page.js';

export type OwnBadge =
  | {
      readonly kind: 'badge';
      /** Of the badge, else of the file. */
      readonly name: string;
      /** The credential as it was packed. */
      readonly text: string;
      readonly verdict: Verdict;
      readonly view: NonNullable<Verdict['judged']>;
    }
  | {
      readonly kind: 'unreadable';
      /** Of the file. */
      readonly name: string;
      readonly text: '';
      readonly error: unknown;
    };

/** Never rejects: a file that is no badge is an answer too. */
export async function readOwnBadge(file: File, context: BackendContext): Promise<OwnBadge> {
  try {
    if (file.size > maxBadgeBytes) throw new CodedError('ERR_TOO_LARGE', `${file.size} bytes`);
    const source = await readBadge(new Uint8Array(await file.arrayBuffer()), {
      backend: '',
      page: document.baseURI,
      isDirect: false,
    });
    if (source.kind !== 'badge') throw new CodedError('ERR_NOT_A_CREDENTIAL', 'No badge');
    const {text, view} = source.parsed;
    return await verifyOwnBadge({text, view, name: file.name}, context);
  } catch (error) {
    return {kind: 'unreadable', name: file.name, text: '', error};
  }
}

/** Once more, where something could not be known. */
export async function verifyOwnBadge(
  given: Pick<Extract<OwnBadge, {kind: 'badge'}>, 'text' | 'view' | 'name'>,
  context: BackendContext,
): Promise<OwnBadge> {
  const verdict = await verifyOnce(context, {credentialText: given.text, now: new Date()});
  const view = verdict.judged ?? given.view;
  return {kind: 'badge', name: view.name || given.name, text: given.text, verdict, view};
}

/** As what it is held on the pathway; undefined where it does not count. */
export function heldAs(
  badge: OwnBadge,
  pathway: Pathway,
  {backend, structure}: {readonly backend: string; readonly structure: string},
): HeldFact | undefined {
  if (badge.kind !== 'badge') return undefined;
  const {verdict, view} = badge;
  const recipient = verdict.checks.find(({id}) => id === 'recipient')?.result ?? 'unknown';
  const base = new URL(backend === '' ? '/' : backend, document.baseURI).href.replace(/\/$/, '');
  return heldFromShown(
    pathway,
    {
      issuer: view.issuer.id,
      achievement: view.achievementId,
      award: view.id,
      awardedAt: view.awardedAt ?? view.validFrom ?? '',
      verdict: {policy: verdict.policy, outcome: verdict.outcome, recipient},
    },
    {issuer: `${base}/issuers/${structure}`, achievements: `${base}/structures/${structure}/badges/`},
  );
}
