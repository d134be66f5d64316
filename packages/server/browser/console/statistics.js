/** Figures by phase of the badges' life, and the same as a table for a spreadsheet. */
import {field, form, button, h, list} from './dom.js';
import {saveFile} from './save-file.js';
import {ask, hasRole} from './session.js';
import {dayOf, language, words} from './words.js';

const text = words.statistics;
const yearMs = 365 * 86_400_000;

/** @typedef {Record<string, Record<string, number | null>> & {from: string, to: string, structures: number | null, scope: string}} Statistics */
/** @typedef {{from: string, to: string}} Days the first and the last, as the fields have them; both count whole */
/** @typedef {{phase: string, figure: string, what: string, count: number | null}} Row */

export async function drawStatistics() {
  const now = new Date();
  const result = h('div');
  const period = h('p', {class: 'quiet', 'aria-live': 'polite'});
  const from = field({
    label: text.from,
    control: h('input', {type: 'date', required: true, value: dateOf(new Date(now.getTime() - yearMs))}),
  });
  const to = field({
    label: text.to,
    control: h('input', {type: 'date', required: true, value: dateOf(now)}),
  });
  const scope = list({
    label: text.scope,
    choices: [
      {value: 'structure', label: text.structure},
      {value: 'network', label: text.network},
    ],
    chosen: 'structure',
  });
  const read = async () => {
    // The last day counts whole.
    const end = new Date(Date.parse(to.control.value) + 86_400_000);
    const query = new URLSearchParams({
      from: new Date(from.control.value).toISOString(),
      to: (end > now ? new Date() : end).toISOString(),
      scope: scope.control.value,
    });
    const days = {from: from.control.value, to: to.control.value};
    const statistics = await ask('GET', `statistics?${query.toString()}`);
    result.replaceChildren(...drawFigures(statistics, days));
    period.textContent = text.period(dayOf(days.from), dayOf(days.to));
  };
  await read();
  return h(
    'div',
    h('p', text.intro),
    form(
      {send: text.show, act: read, onlyAsks: true},
      h('div', {class: 'row'}, from.node, to.node),
      hasRole('networkAdmin') && scope.node,
    ),
    period,
    result,
  );
}

/** @param {Statistics} statistics @param {Days} days */
function drawFigures(statistics, days) {
  const rows = rowsOf(statistics);
  const phases = [...new Set(rows.map(({phase}) => phase))];
  return [
    ...phases.map((phase) =>
      h(
        'div',
        {class: 'card'},
        h(
          'table',
          h('caption', phase),
          h('thead', h('tr', h('th', {scope: 'col'}, text.what), h('th', {scope: 'col'}, text.count))),
          h(
            'tbody',
            ...rows
              .filter((row) => row.phase === phase)
              .map((row) => h('tr', h('th', {scope: 'row'}, row.what), h('td', sayCount(row)))),
          ),
        ),
      ),
    ),
    button(text.csv, () => saveCsv(days, rows)),
  ];
}

/** @param {Statistics} statistics @returns {Row[]} */
function rowsOf(statistics) {
  return Object.entries(text.phases).flatMap(([phase, name]) =>
    Object.entries(statistics[phase] ?? {}).map(([figure, count]) => ({
      phase: name,
      figure,
      what: text.figures[/** @type {keyof typeof text.figures} */ (figure)] ?? figure,
      count,
    })),
  );
}

/** @param {Row} row @param {(count: number) => string} [write] */
function sayCount({figure, count}, write = (one) => new Intl.NumberFormat(language).format(one)) {
  if (count !== null) return write(count);
  return figure === 'medianDaysToAnswer' ? text.unknown : text.few;
}

/** With the mark by which spreadsheets know UTF-8, and the separator that they expect in this language. @param {Days} days @param {readonly Row[]} rows */
function saveCsv({from, to}, rows) {
  const separator = language === 'fr' ? ';' : ',';
  const lines = [
    [text.phase, text.what, text.count],
    ...rows.map((row) => [row.phase, row.what, sayCount(row, plainNumber)]),
  ];
  const csv = lines.map((cells) => cells.map(quoted).join(separator)).join('\r\n');
  saveFile(new Blob([`\ufeff${csv}\r\n`], {type: 'text/csv'}), `pepites-${from}-${to}.csv`);
}

/** As spreadsheets of this language read it. @param {number} count */
function plainNumber(count) {
  return language === 'fr' ? String(count).replace('.', ',') : String(count);
}

/** @param {string} cell */
function quoted(cell) {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** As a date field has it. @param {Date} day */
function dateOf(day) {
  return day.toISOString().slice(0, 10);
}
