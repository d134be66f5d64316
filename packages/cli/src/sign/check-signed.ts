/** Verifies what was just signed, before anybody gets it: with the issuer's keys as they will be published, and no network. */
import type {Check, FetchDocument, JsonObject, Verdict} from '@pepites/credentials';
import {
  buildOpenBadgeCredential,
  type Canonicalize,
  issuerDocument,
  signCredential,
  signCredentialJwt,
  type SigningKey,
} from '@pepites/credentials/sign.js';
import {statusEntry} from '@pepites/credentials/status.js';
import {createVerifier} from '@pepites/credentials/verify.js';
import type {ProofFormat} from './proof-format.js';
import {SignRefusedError} from './refused.js';

export interface SignedDocument {
  /** JSON, or a compact JWS. */
  readonly text: string;
  /** As it was before. */
  readonly document: JsonObject;
  readonly issuerId: string;
  readonly key: SigningKey;
  readonly format: ProofFormat;
  /** When it is signed. */
  readonly at: Date;
  /** The key is not known to be the issuer's, and that is borne (`--force`). */
  readonly isForced: boolean;
  readonly canonicalize: Canonicalize;
}

/**
 * The whole schema, before anything is signed: its sentences say better what is wrong than JSON-LD does. As a JWS, of which no
 * context knows the members, the engine checks every one of them; the signature of this one is none.
 *
 * @throws {SignRefusedError} CHECK_FAILED
 */
export async function checkShape(document: JsonObject): Promise<void> {
  const fetchDocument: FetchDocument = () => Promise.reject(new Error('not asked while signing'));
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const trial = `${part({alg: 'none'})}.${part(document)}.AAAA`;
  const {checks} = await createVerifier({fetchDocument}).verify(trial);
  assertNone(checks.filter(({id, result}) => id === 'schema' && result !== 'pass'));
}

/**
 * @returns the verdict, for what is worth saying beside (dates)
 * @throws {SignRefusedError} CHECK_FAILED, with all that is wrong
 */
export async function checkSigned(signed: SignedDocument): Promise<Verdict> {
  const {text, format, isForced} = signed;
  const verdict = await engineFor(signed, new Map()).verify(text);
  // Version 2 keeps BadgeClass, Profile and keys at addresses, which are not asked here: what is unknown is not wrong.
  const isOpen = format === 'ob2';
  const isGood = ({id, result}: Check) => {
    if (id === 'schema') return result === 'pass' || (isOpen && result !== 'fail');
    if (id === 'integrity') return result === 'pass' || ((isOpen || isForced) && result !== 'fail');
    if (id === 'issuer') return result === 'pass' || isOpen || isForced;
    return true;
  };
  assertNone(verdict.checks.filter((check) => !isGood(check)));
  return verdict;
}

/**
 * A status list is verified as it will be used: by a badge of the same issuer that refers to it. (Whether that badge is revoked
 * does not matter.)
 *
 * @throws {SignRefusedError} CHECK_FAILED
 */
export async function checkSignedList(signed: SignedDocument): Promise<void> {
  const {document, text, issuerId, key, at, isForced, canonicalize} = signed;
  const listId = typeof document['id'] === 'string' ? document['id'] : '';
  const badge = buildOpenBadgeCredential({
    id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
    issuer: {id: issuerId, name: 'Trial'},
    validFrom: at,
    subjectId: 'urn:uuid:00000000-0000-4000-8000-000000000002',
    achievement: {
      id: 'urn:uuid:00000000-0000-4000-8000-000000000003',
      name: 'Trial',
      description: 'Trial',
      criteria: {narrative: 'Trial'},
    },
    credentialStatus: statusEntry({listId, index: 0, purpose: purposeOf(document)}),
  });
  const trial =
    key.type === 'RSA'
      ? await signCredentialJwt(badge, {key})
      : await signCredential(badge, {key, created: at, canonicalize});
  const {checks} = await engineFor(signed, new Map([[listId, text]])).verify(trial);
  const isGood = ({id, result, code}: Check) =>
    id !== 'status' || ['OK', 'REVOKED', 'SUSPENDED'].includes(code) || (isForced && result !== 'fail');
  assertNone(checks.filter((check) => !isGood(check)));
}

function purposeOf({credentialSubject}: JsonObject): 'revocation' | 'suspension' {
  const isSuspension =
    typeof credentialSubject === 'object' &&
    credentialSubject !== null &&
    'statusPurpose' in credentialSubject &&
    credentialSubject.statusPurpose === 'suspension';
  return isSuspension ? 'suspension' : 'revocation';
}

/** What the issuer publishes answers at any other address (wherever its id leads, its document would be); for version 2, nothing does. */
function engineFor(
  {issuerId, key, format, at, canonicalize}: SignedDocument,
  documents: ReadonlyMap<string, string>,
) {
  const published = JSON.stringify(
    issuerDocument({
      id: issuerId,
      name: 'Issuer',
      keys: [{id: key.verificationMethod, publicJwk: key.publicJwk}],
    }),
  );
  const fetchDocument: FetchDocument = async (url) => {
    if (format === 'ob2') throw new Error('not asked while signing');
    return {url, status: 200, mediaType: 'application/json', body: documents.get(url) ?? published};
  };
  return createVerifier({clock: () => at, canonicalize, fetchDocument});
}

function assertNone(bad: readonly Check[]): void {
  if (bad.length === 0) return;
  const told = bad.map(({id, code, detail}) => `${id}: ${code}${detail && ` (${detail})`}`);
  throw new SignRefusedError('CHECK_FAILED', `not signed, because it would not verify: ${told.join('; ')}`);
}
