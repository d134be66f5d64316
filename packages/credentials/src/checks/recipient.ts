/** Recipient: is the badge given to the person that the caller knows? Most callers do not ask. */
import type {JsonObject, KnownRecipient, Check, ParsedCredential} from '../types.js';
import {type Finding, skipped} from './finding.js';

export function isRecipientAsked(known: KnownRecipient | undefined): known is KnownRecipient {
  const {subjectId, email, identifiers = []} = known ?? {};
  return [subjectId, email].some((one) => one !== undefined) || identifiers.length > 0;
}

/** Open Badges 3.0 (verification, step 5). */
export async function checkRecipient(
  document: JsonObject,
  known: KnownRecipient | undefined,
): Promise<Finding> {
  if (!isRecipientAsked(known)) return skipped('Nobody was named');
  const {matchSubject} = await import('./recipient-match.js');
  return matchSubject(document, known);
}

/** Open Badges 2.0 and before. */
export async function checkAssertionRecipient(
  document: JsonObject,
  known: KnownRecipient | undefined,
): Promise<Finding> {
  if (!isRecipientAsked(known)) return skipped('Nobody was named');
  const {matchAssertion} = await import('./recipient-match.js');
  return matchAssertion(document, known);
}

/**
 * Does a badge name this person, by its identity hash or in plain words? Of the words alone: nothing is fetched, and nothing of the badge is
 * proven. @returns `pass`, `fail`, or `unknown` where the badge names nobody or in a way that is not known
 * @see https://www.imsglobal.org/spec/ob/v3p0/ ("IdentityObject"), https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/ ("IdentityObject")
 */
export async function matchRecipient(
  {format, document}: Pick<ParsedCredential, 'format' | 'document'>,
  known: KnownRecipient,
): Promise<Check> {
  const isAssertion = format.startsWith('ob2') || format.startsWith('ob1') || format.startsWith('ob0');
  const check = isAssertion ? checkAssertionRecipient : checkRecipient;
  return {id: 'recipient', ...(await check(document, known))};
}
