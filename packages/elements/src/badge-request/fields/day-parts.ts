/** A day as somebody types it into three boxes, and as it is sent: `YYYY-MM-DD`. */
import {foldText} from '../../text/fold-text.js';
import type {Language} from '../../text/messages.js';

/** As typed: digits, or for the month its name. */
export interface DayParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}
export type DayPart = keyof DayParts;

export const emptyDay: DayParts = {day: '', month: '', year: ''};

/** In which order people write a day. */
export function dayOrder(language: Language): DayPart[] {
  const isPart = (type: string): type is DayPart => type in emptyDay;
  return new Intl.DateTimeFormat(localeOf(language), {year: 'numeric', month: 'numeric', day: 'numeric'})
    .formatToParts()
    .flatMap(({type}) => (isPart(type) ? [type] : []));
}

/** The day as it is sent; where that cannot be said yet, what was typed, which no check takes for a day. Empty boxes are no answer. */
export function joinDay(parts: DayParts, language: Language): string {
  const {day, month, year} = {
    day: digits(parts.day),
    month: digits(parts.month),
    year: digits(parts.year),
  };
  if (day === '' && month === '' && year === '') return '';
  const number = monthNumber(month, language);
  if (number === undefined || !/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year))
    return [year, month, day].map((part) => part.replaceAll('-', '')).join('-');
  return [year, pad(number), pad(Number(day))].join('-');
}

/** What stands in the boxes for an answer that was given elsewhere. */
export function splitDay(text: string): DayParts {
  const [year = '', month = '', day = ''] = text.split('-');
  return {day: unpadded(day), month: unpadded(month), year};
}

function monthNumber(typed: string, language: Language): number | undefined {
  if (/^\d{1,2}$/.test(typed)) return Number(typed);
  const wanted = foldText(typed);
  if (wanted.length < 3) return undefined;
  const found = monthNames(language).flatMap((names, i) =>
    names.some((name) => name.startsWith(wanted)) ? [i + 1] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Of each month: alone, and as it stands in a date, where some languages say it otherwise. */
function monthNames(language: Language): string[][] {
  const formats = [{}, {day: 'numeric'} as const].map(
    (more) => new Intl.DateTimeFormat(localeOf(language), {...more, month: 'long', timeZone: 'UTC'}),
  );
  const nameIn = (format: Intl.DateTimeFormat, month: number): string =>
    format.formatToParts(Date.UTC(2026, month, 1)).find(({type}) => type === 'month')?.value ?? '';
  return Array.from({length: 12}, (_, month) => formats.map((format) => foldText(nameIn(format, month))));
}

/** Arabic keyboards write digits of their own. */
function digits(typed: string): string {
  return typed
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

const pad = (number: number): string => String(number).padStart(2, '0');
const unpadded = (part: string): string => part.replace(/^0(?=\d$)/, '');
/** Readers of English are in Europe here. */
const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);
