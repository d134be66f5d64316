/** Recipient: is the badge given to the person that the caller knows? Most callers do not ask. */
import type {JsonObject, KnownRecipient} from '../types.js';
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
