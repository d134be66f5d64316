/** Compares whom a badge names with whom the caller knows, plain or hashed. */
import {digest, toHex, utf8} from '../encoding/bytes.js';
import {object, objects, text} from '../parse/values.js';
import type {JsonObject, KnownRecipient} from '../types.js';
import {fail, type Finding, pass, unknown} from './finding.js';

/** Open Badges 3.0: compares the subject's `id`, then each of its `identifier`s, hashed or plain. */
export async function matchSubject(document: JsonObject, known: KnownRecipient): Promise<Finding> {
  const subject = object(document['credentialSubject']) ?? {};
  const identities = objects(subject['identifier'])
    .filter((identity) => isComparable(text(identity['identityType']), known))
    .map((identity): Identity => ({
      written: text(identity['identityHash']) ?? '',
      isHashed: identity['hashed'] === true,
      salt: text(identity['salt']) ?? '',
    }));
  return match({subjectId: text(subject['id']), identities}, known);
}

/** Open Badges 2.0 and 1.1: the one `recipient`, an IdentityObject; `md5$` and `sha256$` digests. */
export async function matchAssertion(document: JsonObject, known: KnownRecipient): Promise<Finding> {
  const {recipient} = document;
  const identity = object(recipient) ?? {
    identity: recipient,
    hashed: /^(?:sha256|md5)\$/.test(String(recipient)),
  };
  const written = text(identity['identity']);
  if (written === undefined) return match({subjectId: undefined, identities: []}, known);
  const isHashed = identity['hashed'] === true;
  // Open Badges 0.5 and 1.0 wrote the salt beside the recipient.
  const salt = text(identity['salt']) ?? text(document['salt']) ?? '';
  const subjectId = isHashed ? undefined : written;
  return match({subjectId, identities: [{written, isHashed, salt}]}, known);
}

/** Where nothing but an e-mail address is known, a name or a number that the badge carries is neither that nor another's. */
function isComparable(type: string | undefined, {subjectId, identifiers = []}: KnownRecipient): boolean {
  if (subjectId !== undefined || identifiers.length > 0) return true;
  return type === undefined || type === 'emailAddress' || type === 'identifier' || type.startsWith('ext:');
}

interface Identity {
  readonly written: string;
  readonly isHashed: boolean;
  readonly salt: string;
}

interface Stated {
  readonly subjectId: string | undefined;
  readonly identities: readonly Identity[];
}

async function match({subjectId, identities}: Stated, known: KnownRecipient): Promise<Finding> {
  if (subjectId === undefined && identities.length === 0) {
    return unknown('RECIPIENT_NOT_STATED', 'The badge does not say whose it is');
  }
  if (subjectId !== undefined && subjectId === known.subjectId) return pass('RECIPIENT_MATCHES', 'By the id');
  const identifiers = plainIdentifiers(known);
  const address = addressOf(known).toLowerCase();
  if (address !== '' && subjectId?.toLowerCase() === `mailto:${address}`) {
    return pass('RECIPIENT_MATCHES', 'By the e-mail address in the id');
  }
  let isUnreadable = false;
  for (const identity of identities) {
    const isSame = await isOneOf(identity, identifiers, address);
    if (isSame === true) return pass('RECIPIENT_MATCHES', 'By an identifier');
    isUnreadable ||= isSame === undefined;
  }
  if (isUnreadable)
    return unknown('RECIPIENT_HASH_UNKNOWN', 'An identifier is hashed in a way that is not known');
  if (known.subjectId === undefined && identities.length === 0) {
    return unknown(
      'RECIPIENT_NOT_STATED',
      'The badge names its owner by an id only, and another identifier was given',
    );
  }
  return fail('RECIPIENT_DIFFERS', 'The badge names somebody else');
}

/**
 * E-mail addresses also in lower case: issuers hash them as they were given them, or so. What is empty identifies nobody: an
 * account without an address must not match a badge without an identifier, or the hash of a salt alone.
 */
function plainIdentifiers(known: KnownRecipient): readonly string[] {
  const address = addressOf(known);
  // A badge may write the id as an identifier, too, and hash it.
  const all = [address, address.toLowerCase(), ...(known.identifiers ?? []), known.subjectId ?? ''];
  return [...new Set(all)].filter((one) => typeof one === 'string' && one.trim() !== '');
}

function addressOf({email}: KnownRecipient): string {
  return typeof email === 'string' ? email.trim() : '';
}

/** @returns undefined when the digest is of a kind that is not known */
async function isOneOf(
  {written, isHashed, salt}: Identity,
  identifiers: readonly string[],
  address: string,
): Promise<boolean | undefined> {
  // Of identifiers, only an e-mail address is the same in another case.
  if (!isHashed)
    return identifiers.includes(written) || (address !== '' && written.toLowerCase() === address);
  const [algorithm, expected = ''] = written.toLowerCase().split('$');
  if (algorithm !== 'sha256' && algorithm !== 'md5') return undefined;
  const hash = algorithm === 'md5' ? await loadMd5() : async (one: string) => digest('SHA-256', one);
  for (const one of identifiers) {
    if (toHex(await hash(one + salt)) === expected) return true;
  }
  return false;
}

/** Every version allows it (Open Badges 3.0, "IdentityHash"): it finds an address that is already known, and proves nothing else. */
async function loadMd5(): Promise<(text: string) => Promise<Uint8Array>> {
  const {md5} = await import('@noble/hashes/legacy.js');
  return async (one) => md5(utf8(one));
}
