/** Verifies a badge that a person brings: under `strict`, with documents that the server fetches itself, held against what is proven of them. */
import {createHash} from 'node:crypto';
import {CredentialError, type FetchDocument, parse, type ParsedCredential} from '@pepites/credentials';
import {createVerifier, type Verifier} from '@pepites/credentials/verify.js';
import type {ForeignBadge} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {documentFetcher} from '../verification/documents.js';

export interface CheckedBadge extends Pick<ForeignBadge, 'issuer' | 'achievement' | 'verdict'> {
  readonly name: string;
  readonly issuerName: string;
  readonly awardedAt: string;
  readonly validUntil: string | undefined;
  /** The code of the check `status`: `REVOKED`, `SUSPENDED`. */
  readonly status: string | undefined;
  readonly credential: string;
  readonly hash: string;
}

/** @throws {Refusal} CREDENTIAL_MALFORMED */
export async function checkForeignBadge(
  services: Services,
  given: {
    readonly bytes: Uint8Array;
    readonly addresses: readonly string[];
    readonly fetchDocument?: FetchDocument;
  },
): Promise<CheckedBadge> {
  const parsed = await readBadgeFile(given.bytes);
  const verifier = createVerifier({
    fetchDocument: given.fetchDocument ?? documentFetcher(services),
    clock: services.now,
    canonicalize: services.canonicalize,
  });
  const verdict = await verifier.verify(parsed);
  // What was fetched again is what was judged.
  const view = verdict.judged ?? parsed.view;
  const awardedAt = toInstant(view.awardedAt ?? view.validFrom);
  if (view.issuer.id === '' || view.achievementId === '' || awardedAt === undefined)
    throw new Refusal('CREDENTIAL_MALFORMED', {detail: 'It names no issuer, no achievement, or no date'});
  return {
    issuer: view.issuer.id,
    achievement: view.achievementId,
    verdict: {
      policy: verdict.policy,
      outcome: verdict.outcome,
      recipient:
        verdict.outcome === 'verified' ? await whoseIs(verifier, parsed, given.addresses) : 'unknown',
    },
    name: view.name.slice(0, 300),
    issuerName: view.issuer.name.slice(0, 300),
    awardedAt,
    validUntil: toInstant(view.validUntil),
    status: verdict.checks.find(({id}) => id === 'status')?.code,
    credential: parsed.text,
    hash: createHash('sha256').update(parsed.text).digest('base64url'),
  };
}

/**
 * Whether the badge is good is one question, whose it is another. Compared only with what is proven here; where nothing is, or where the
 * badge does not say whose it is, that stays unknown.
 */
async function whoseIs(
  verifier: Verifier,
  badge: ParsedCredential,
  addresses: readonly string[],
): Promise<'pass' | 'fail' | 'unknown'> {
  const [email] = addresses;
  if (email === undefined) return 'unknown';
  const {checks} = await verifier.verify(badge, {recipient: {email, identifiers: addresses}});
  const result = checks.find(({id}) => id === 'recipient')?.result;
  return result === 'pass' || result === 'fail' ? result : 'unknown';
}

/** The e-mail addresses whose code came back from this person. */
export async function provenAddresses(db: Executor, person: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sign_in_method')
    .select('subject')
    .where('person_id', '=', person)
    .where('kind', '=', 'email')
    .where('used_at', 'is not', null)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => row.subject);
}

async function readBadgeFile(bytes: Uint8Array): Promise<ParsedCredential> {
  try {
    const parsed = await parse(bytes);
    if (/^(?:ob[123]|ob0)/.test(parsed.format) && !parsed.format.endsWith('-endorsement')) return parsed;
    throw new Refusal('CREDENTIAL_MALFORMED', {detail: `Not a badge but ${parsed.format}`});
  } catch (error) {
    if (error instanceof CredentialError) throw new Refusal('CREDENTIAL_MALFORMED', {detail: error.code});
    throw error;
  }
}

function toInstant(written: string | undefined): string | undefined {
  const time = Date.parse(written ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
