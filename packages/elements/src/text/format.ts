/** Dates as people read them. */
import type {Language} from './messages.js';

const timeZone = 'Europe/Paris';

/** Made once: it takes longer than many dates. */
const longDates: Partial<Record<Language, Intl.DateTimeFormat>> = {};

/** `14 octobre 2026`, `1er août 2026`; `iso` is ISO 8601. A text that is no date is given back as it is. */
export function formatDate(iso: string, language: Language): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const format = (longDates[language] ??= new Intl.DateTimeFormat(language, {dateStyle: 'long', timeZone}));
  const text = format.format(date);
  return language === 'fr' ? text.replace(/^1 /, '1er ').replace(' ', '\u00a0') : text;
}

const months: Partial<Record<Language, Intl.DateTimeFormat>> = {};

/** `octobre 2026`; `iso` is ISO 8601. */
export function formatMonth(iso: string, language: Language): string {
  const format = (months[language] ??= new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    timeZone,
  }));
  return format.format(new Date(iso));
}

/** `14 h 12` or `2:12 PM`, in the reader's own time zone. */
export function formatTime(date: Date, language: Language): string {
  const text = new Intl.DateTimeFormat(language, {hour: 'numeric', minute: '2-digit'}).format(date);
  return language === 'fr' ? text.replace(':', '\u00a0h\u00a0') : text;
}

/** `2ᵉ`, `2nd`, `2.º`, `2-му` (as in “at the 2nd month”): a month's rank. Arabic writes the number alone. */
export function formatRank(n: number, language: Language): string {
  if (language === 'fr') return n === 1 ? '1ᵉʳ' : `${n}ᵉ`;
  if (language === 'es') return `${n}.º`;
  if (language === 'uk') return `${n}-му`;
  if (language === 'ar') return `${n}`;
  const form = new Intl.PluralRules('en', {type: 'ordinal'}).select(n);
  return `${n}${{one: 'st', two: 'nd', few: 'rd', other: 'th', many: 'th', zero: 'th'}[form]}`;
}
