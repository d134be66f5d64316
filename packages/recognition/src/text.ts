/** Text in several languages, as badge definitions carry it. French is the language every text has. */
import * as v from 'valibot';

/** `{fr: '…', en: '…'}`; a bare string is French. Keys are BCP 47 language tags. */
export const localisedTextSchema = v.union([
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(4000),
    v.transform((fr): LocalisedText => ({fr})),
  ),
  v.pipe(
    v.objectWithRest(
      {fr: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000))},
      v.pipe(v.string(), v.maxLength(4000)),
    ),
    v.maxEntries(50),
    v.transform((text): LocalisedText => text),
  ),
]);

export type LocalisedText = {readonly fr: string} & {readonly [language: string]: string};

/** A BCP 47 tag as texts are keyed by: `fr`, `uk`, `pt-BR`. */
export const languageSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/, 'a language tag such as fr or pt-BR'),
);

/** Lower-case identifier that people write in files and addresses: `je-m-engage`. */
export const slugSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens'),
  v.maxLength(64),
);

/** What names a badge, a step or a question in a call. Looser than a slug: what is mistyped is answered as unknown. */
export const referenceSchema = v.pipe(v.string(), v.maxLength(64));

export const uuidSchema = v.pipe(v.string(), v.uuid());

/** ISO 8601 with a zone, as it crosses borders. */
export const instantSchema = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check(isInCalendar, 'a day and a time of the calendar, as in 2026-11-26T09:00:00Z'),
);

/** A calendar day, `YYYY-MM-DD`. */
export const dateSchema = v.pipe(v.string(), v.isoDate(), v.check(isInCalendar, 'a day of the calendar'));

export const emailSchema = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(254));

/** `https:`, or `http:` on the loopback interface for trials. */
export const webUrlSchema = v.pipe(
  v.string(),
  v.url(),
  v.check(isWebUrl, 'an https: address (http: only for localhost)'),
);

/** 30 February, and a zone of hours alone, have the form of ISO 8601; dates would take the one for 2 March and cannot read the other. */
function isInCalendar(text: string): boolean {
  const midnight = new Date(text.slice(0, 10));
  return (
    !Number.isNaN(Date.parse(text)) &&
    !Number.isNaN(midnight.getTime()) &&
    text.startsWith(midnight.toISOString().slice(0, 10))
  );
}

function isWebUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** True for the names and addresses of this machine: `localhost`, `*.localhost`, `127.0.0.0/8`, `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname) ||
    hostname === '[::1]'
  );
}
