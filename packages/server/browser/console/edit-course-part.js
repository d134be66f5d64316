/** One thing to have done of a course. Its window of time, which the console does not know, is kept. */
import {button, field, h, list} from './dom.js';
import {words} from './words.js';

const text = words.badges.course;
const ways = /** @type {readonly Way[]} */ (Object.keys(text.ways));

/** @typedef {keyof typeof text.ways} Way */
/** @typedef {Record<string, any>} Part as the definition has it: `{passed: 'https://…', minScaled: 0.8}` */

/** @param {Part} rule */
export function isPart(rule) {
  return ways.some((way) => way in rule);
}

/** @param {Part} part @param {() => void} remove */
export function editCoursePart(part, remove) {
  const way = ways.find((one) => one in part) ?? 'passed';
  const title = h('h3');
  const activity = field({
    label: text.activity,
    help: text.activityHelp,
    control: h('input', {autocomplete: 'off', autocapitalize: 'none', maxlength: 2048, value: part[way]}),
  });
  const wanted = list({
    label: text.wanted,
    choices: ways.map((value) => ({value, label: text.ways[value]})),
    chosen: way,
  });
  const least = percentField(text.minScore, part['minScaled'], text.minScoreHelp);
  const reached = percentField(text.reached, part['min']);
  const follow = () => {
    least.node.hidden = wanted.control.value !== 'passed';
    reached.node.hidden = wanted.control.value !== 'score';
  };
  wanted.control.addEventListener('change', follow);
  follow();
  const away = button(text.removePart, remove, {isSecond: true, isLocal: true});
  const node = h('li', title, activity.node, wanted.node, least.node, reached.node, away);
  /** @returns {Part | undefined} */
  const read = () => {
    const address = activity.control.value.trim();
    if (address === '') return void activity.refuse(words.checks.missing);
    const window = Object.fromEntries(
      Object.entries(part).filter(([name]) => name === 'notBefore' || name === 'notAfter'),
    );
    if (wanted.control.value === 'completed') return {completed: address, ...window};
    if (wanted.control.value === 'score') {
      const min = reached.read();
      if (min === 'none') return void reached.refuse(words.checks.missing);
      return min === undefined ? undefined : {score: address, min, ...window};
    }
    const minScaled = least.read();
    if (minScaled === undefined) return undefined;
    return {passed: address, ...(minScaled !== 'none' && {minScaled}), ...window};
  };
  return {
    node,
    read,
    /** @param {number} at @param {number} count */
    number: (at, count) => {
      node.className = count > 1 ? 'question' : '';
      title.textContent = text.part(at);
      title.hidden = count < 2;
      away.hidden = count < 2;
      away.setAttribute('aria-label', `${text.removePart}, ${text.part(at)}`);
    },
    focus: () => activity.control.focus(),
  };
}

/** A part of a whole, written out of a hundred. @param {string} label @param {number | undefined} before @param {string} [help] */
function percentField(label, before, help) {
  const shown = before === undefined ? '' : String(Math.round(before * 100));
  const {node, control, refuse} = field({
    label,
    control: h('input', {inputmode: 'numeric', maxlength: 3, value: shown}),
    ...(help !== undefined && {help}),
  });
  /** Undefined where it is no such number, which is said at the field. @returns {number | 'none' | undefined} */
  const read = () => {
    const written = control.value.trim();
    // Untouched it stays as exact as it was.
    if (written === shown) return before ?? 'none';
    if (written === '') return 'none';
    const percent = Number(written);
    if (Number.isInteger(percent) && percent >= 0 && percent <= 100) return percent / 100;
    return void refuse(words.badges.number(0, 100));
  };
  return {node, refuse, read};
}
