/** Which document this is: the version of Open Badges, or what else. Says nothing about its truth. */
import {CREDENTIALS_V1, CREDENTIALS_V2, isOpenBadges3Context} from '../contexts/urls.js';
import type {Container, CredentialFormat, JsonObject} from '../types.js';
import {object, objects, strings, typesOf} from './values.js';

const VC_CONTEXTS: readonly string[] = [CREDENTIALS_V2, CREDENTIALS_V1];

export function detectFormat(document: JsonObject, container: Container): CredentialFormat {
  const contexts = strings(document['@context']);
  const types = typesOf(document);
  if (isBlockcerts(document, contexts)) return 'blockcerts';
  if (types.includes('VerifiableCredential') || contexts.some((context) => VC_CONTEXTS.includes(context))) {
    if (types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')) return 'ob3';
    if (types.includes('ClrCredential')) return 'clr2';
    if (types.includes('EndorsementCredential')) return 'ob3-endorsement';
    if (isStatusList(document)) return 'status-list';
    // A badge whose type was changed or forgotten is a bad badge, not some other credential.
    return contexts.some(isOpenBadges3Context) ? 'ob3' : 'vc';
  }
  if (contexts.includes('https://w3id.org/openbadges/v2')) {
    if (types.includes('Endorsement')) return 'ob2-endorsement';
    return isAssertion(document, types) ? badge2Format(document, container) : 'unknown';
  }
  if (contexts.includes('https://w3id.org/openbadges/v1'))
    return isAssertion(document, types) ? 'ob1' : 'unknown';
  return olderFormat(document, container);
}

/** Not a BadgeClass, a Profile or a part of one: those are published, and prove nothing of anybody. */
function isAssertion(document: JsonObject, types: readonly string[]): boolean {
  return types.includes('Assertion') || 'badge' in document || 'recipient' in document;
}

/** A list of bits, whatever its own type says. */
function isStatusList(document: JsonObject): boolean {
  const subject = object(document['credentialSubject']) ?? {};
  return [...typesOf(document), ...typesOf(subject)].some((type) =>
    /^(?:Bitstring)?StatusList(?:2021)?(?:Credential)?$/.test(type),
  );
}

function isBlockcerts(document: JsonObject, contexts: readonly string[]): boolean {
  return (
    contexts.some((context) => context.includes('blockcerts')) ||
    objects(document['proof']).some((proof) => typesOf(proof).some((type) => type.startsWith('MerkleProof')))
  );
}

function badge2Format(document: JsonObject, container: Container): CredentialFormat {
  const types = typesOf(object(document['verification']) ?? {});
  const isSigned = container === 'jwt' || types.some((type) => /^signed(?:badge)?$/i.test(type));
  return isSigned ? 'ob2-signed' : 'ob2-hosted';
}

/** Versions that named no context. */
function olderFormat(document: JsonObject, container: Container): CredentialFormat {
  if ('verification' in document && 'badge' in document) return badge2Format(document, container);
  if ('verify' in document || 'uid' in document) return 'ob1';
  return 'badge' in document && 'recipient' in document ? 'ob0.5' : 'unknown';
}
