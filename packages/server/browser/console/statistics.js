/** Figures by phase of the badges' life, and the same as a table for a spreadsheet. */
import {field, form, button, h, list} from './dom.js';
import {saveFile} from './save-file.js';
import {ask, hasRole} from './session.js';
import {csvOf, periodOf, rowsOf, sayCount, usualDays} from './statistics-csv.js';
import {dayOf, language, words} from './words.js';

const text = words.statistics;

/** @typedef {import('./statistics-csv.js').Statistics} Statistics */
/** @typedef {import('./statistics-csv.js').Days} Days */
/** @typedef {import('./statistics-csv.js').Row} Row */

export async function drawStatistics() {
  const usual = usualDays(new Date());
  const result = h('div');
  const period = h('p', {class: 'quiet', 'aria-live': 'polite'});
  const from = field({
    label: text.from,
    control: h('input', {type: 'date', required: true, value: usual.from}),
  });
  const to = field({
    label: text.to,
    control: h('input', {type: 'date', required: true, value: usual.to}),
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
    const days = {from: from.control.value, to: to.control.value};
    const query = new URLSearchParams({...periodOf(days, new Date()), scope: scope.control.value});
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
  const rows = rowsOf(statistics, text);
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
              .map((row) => h('tr', h('th', {scope: 'row'}, row.what), h('td', shown(row)))),
          ),
        ),
      ),
    ),
    button(text.csv, () => saveCsv(days, statistics)),
  ];
}

/** @param {Row} row */
function shown(row) {
  return sayCount(row, text, (count) => new Intl.NumberFormat(language).format(count));
}

/** @param {Days} days @param {Statistics} statistics */
function saveCsv({from, to}, statistics) {
  const csv = csvOf(statistics, {text, language});
  saveFile(new Blob([csv], {type: 'text/csv'}), `pepites-${from}-${to}.csv`);
}
