/** Recipient: is the badge given to the person that the caller knows? (OB 3.0 verification, step 5.) */
import {sha256, toHex} from '../encoding/bytes.js';
import {object, objects, text} from '../parse/values.js';
import type {JsonObject, KnownRecipient} from '../types.js';
import {fail, type Finding, pass, skipped, unknown} from './finding.js';

/** Compares the subject's `id`, then each of its `identifier`s, hashed or plain. */
export async function checkRecipient(
  document: JsonObject,
  known: KnownRecipient | undefined,
): Promise<Finding> {
  if (known?.subjectId === undefined && known?.email === undefined) return skipped('Nobody was named');
  const subject = object(document['credentialSubject']) ?? {};
  const identities = objects(subject['identifier']);
  const subjectId = text(subject['id']);
  if (subjectId === undefined && identities.length === 0) {
    return unknown('RECIPIENT_NOT_STATED', 'The badge does not say whose it is');
  }
  if (subjectId !== undefined && subjectId === known.subjectId) return pass('RECIPIENT_MATCHES', 'By the id');
  const email = known.email?.trim();
  if (email !== undefined && subjectId?.toLowerCase() === `mailto:${email.toLowerCase()}`) {
    return pass('RECIPIENT_MATCHES', 'By the e-mail address in the id');
  }
  for (const identity of identities) {
    if (email !== undefined && (await isIdentityOf(identity, email))) {
      return pass('RECIPIENT_MATCHES', 'By an identifier');
    }
  }
  if (known.subjectId === undefined && identities.length === 0) {
    return unknown(
      'RECIPIENT_NOT_STATED',
      'The badge names its owner by an id only, and an e-mail address was given',
    );
  }
  return fail('RECIPIENT_DIFFERS', 'The badge names somebody else');
}

async function isIdentityOf(identity: JsonObject, email: string): Promise<boolean> {
  const written = text(identity['identityHash']) ?? '';
  if (identity['hashed'] !== true) return written.toLowerCase() === email.toLowerCase();
  const salt = text(identity['salt']) ?? '';
  // Issuers hash the address as they were given it, or in lower case.
  for (const form of new Set([email, email.toLowerCase()])) {
    const digest = `sha256$${toHex(await sha256(form + salt))}`;
    if (written.toLowerCase() === digest) return true;
  }
  return false;
}
