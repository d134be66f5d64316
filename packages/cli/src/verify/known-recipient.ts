/** `--recipient`: who the badge should belong to, as the person at the keyboard writes it. */
import type {KnownRecipient} from '@pepites/credentials';

/**
 * Sorts what was given: an e-mail address, the id of a subject (a DID, a URN, a URL), or any other identifier.
 *
 * The engine knows one e-mail address and one id. Of several ids, the one that the badge names is taken (any of them may match,
 * and no other can); what is left over is compared as it is, hashed or not, as ids are too: Open Badges 2.0 hashes URLs.
 *
 * @param statedId the id that the badge names
 * @returns undefined when nobody was named
 */
export function knownRecipient(
  given: readonly string[],
  statedId: string | undefined,
): KnownRecipient | undefined {
  if (given.length === 0) return undefined;
  const ids = given.filter(isId);
  const [email, ...moreEmails] = given.filter((one) => !isId(one) && isEmail(one));
  const subjectId = ids.find((id) => id === statedId) ?? ids[0];
  const others = given.filter((one) => !isId(one) && !isEmail(one));
  const identifiers = [...ids, ...others, ...moreEmails.flatMap((one) => [one, one.toLowerCase()])];
  return {
    ...(subjectId !== undefined && {subjectId}),
    ...(email !== undefined && {email}),
    ...(identifiers.length > 0 && {identifiers}),
  };
}

function isId(text: string): boolean {
  return /^(?:did:|urn:|[a-z][a-z\d+.-]*:\/\/)\S+$/i.test(text);
}

function isEmail(text: string): boolean {
  return /^[^\s@:/]+@[^\s@:/]+$/.test(text.trim());
}
