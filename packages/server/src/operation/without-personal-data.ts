/** What a log may say of a problem: not whom it is about, and nothing that opens a door. */

/** An address of a person, in a message of a mail server or of a database. */
const address = /[^\s<>"'(),;:=@]+@[^\s<>"'(),;:=@]+\.[^\s<>"'(),;:=@]+/gu;
/** Claim codes, as they are printed. */
const claimCode = /(?<![\w-])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z](?![\w-])/gu;
/** Tokens and keys: long, with both letters and digits, and no UUID. */
const secret = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])(?![0-9a-f]{8}-[0-9a-f]{4}-)[\w-]{24,}/gu;
/** What a database quotes of a row. */
const quotedRow = /(\b(?:Key|Failing row|DETAIL)\b[^(\n]*)\(.*\)/gu;
/** The user, and the password, of an address of a server. */
const credentials = /(\b[a-z][a-z\d+.-]*:\/\/)[^\s/@]+@/giu;
const longest = 4000;

/** Names and answers are in no message of ours; this is for the messages of others. */
export function withoutPersonalData(detail: string): string {
  return detail
    .slice(0, longest)
    .replace(quotedRow, '$1(…)')
    .replace(credentials, '$1…@')
    .replace(address, '…@…')
    .replace(claimCode, '…')
    .replace(secret, '…');
}
