/**
 * Figures as rows and as a table for a spreadsheet, in the words that are handed in: what the console shows and saves, and
 * `pepites statistics` prints. Nothing here needs a page.
 */
const dayMs = 86_400_000;
const yearMs = 365 * dayMs;

/** @typedef {Record<string, Record<string, number | null>> & {from: string, to: string, structures: number | null, scope: string}} Statistics */
/** @typedef {{from: string, to: string}} Days the first and the last, as the fields have them; both count whole */
/** @typedef {{phase: string, figure: string, what: string, count: number | null}} Row */
/** @typedef {{text: typeof import('./words.fr.js').fr.statistics, language: 'fr' | 'en'}} Told */

/** The year until now. @param {Date} now @returns {Days} */
export function usualDays(now) {
  return {from: dateOf(new Date(now.getTime() - yearMs)), to: dateOf(now)};
}

/** What is asked for: the last day counts whole, as far as it has gone. @param {Days} days @param {Date} now */
export function periodOf({from, to}, now) {
  const end = new Date(Date.parse(to) + dayMs);
  return {from: new Date(from).toISOString(), to: (end > now ? now : end).toISOString()};
}

/** @param {Statistics} statistics @param {Told['text']} text @returns {Row[]} */
export function rowsOf(statistics, text) {
  return Object.entries(text.phases).flatMap(([phase, name]) =>
    Object.entries(statistics[phase] ?? {}).map(([figure, count]) => ({
      phase: name,
      figure,
      what: text.figures[/** @type {keyof typeof text.figures} */ (figure)] ?? figure,
      count,
    })),
  );
}

/** @param {Row} row @param {Told['text']} text @param {(count: number) => string} write */
export function sayCount({figure, count}, text, write) {
  if (count !== null) return write(count);
  return figure === 'medianDaysToAnswer' ? text.unknown : text.few;
}

/** With the mark by which spreadsheets know UTF-8, and the separator that they expect in this language. @param {Statistics} statistics @param {Told} told */
export function csvOf(statistics, {text, language}) {
  const separator = language === 'fr' ? ';' : ',';
  // As spreadsheets of this language read it.
  const plainNumber = (/** @type {number} */ count) =>
    language === 'fr' ? String(count).replace('.', ',') : String(count);
  const lines = [
    [text.phase, text.what, text.count],
    ...rowsOf(statistics, text).map((row) => [row.phase, row.what, sayCount(row, text, plainNumber)]),
  ];
  const csv = lines.map((cells) => cells.map(quoted).join(separator)).join('\r\n');
  return `\ufeff${csv}\r\n`;
}

/** @param {string} cell */
function quoted(cell) {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** As a date field has it. @param {Date} day */
function dateOf(day) {
  return day.toISOString().slice(0, 10);
}
