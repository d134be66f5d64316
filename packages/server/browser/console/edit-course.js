/** What has to be done of a course: one course, finished or passed. Rules of several parts are kept, and written in the file. */
import {field, h, list} from './dom.js';
import {words} from './words.js';

const text = words.badges.course;

/** @typedef {Record<string, any> & {mode: string}} Process */

/** @param {Process} process */
export function editCourse(process) {
  const rule = process['rule'] ?? {passed: ''};
  const way = ['completed', 'passed'].find((one) => one in rule);
  if (way === undefined) return {node: h('p', {class: 'quiet'}, text.fixed), read: () => process};
  const activity = field({
    label: text.activity,
    help: text.activityHelp,
    control: h('input', {autocomplete: 'off', autocapitalize: 'none', maxlength: 2048, value: rule[way]}),
  });
  const wanted = list({
    label: text.wanted,
    choices: Object.entries(text.ways).map(([value, label]) => ({value, label})),
    chosen: way,
  });
  const score = field({
    label: text.minScore,
    help: text.minScoreHelp,
    control: h('input', {inputmode: 'numeric', maxlength: 3, value: percentOf(rule['minScaled'])}),
  });
  const follow = () => {
    score.node.hidden = wanted.control.value !== 'passed';
  };
  wanted.control.addEventListener('change', follow);
  follow();
  const read = () => {
    const address = activity.control.value.trim();
    if (address === '') return void activity.refuse(words.checks.missing);
    const written = score.node.hidden ? '' : score.control.value.trim();
    const percent = Number(written);
    if (written !== '' && !(Number.isInteger(percent) && percent >= 0 && percent <= 100))
      return void score.refuse(words.badges.number(0, 100));
    const window = Object.fromEntries(
      Object.entries(rule).filter(([name]) => name === 'notBefore' || name === 'notAfter'),
    );
    return {
      ...process,
      mode: 'onCriteria',
      rule: {[wanted.control.value]: address, ...(written !== '' && {minScaled: percent / 100}), ...window},
    };
  };
  return {node: h('div', activity.node, wanted.node, score.node), read};
}

/** @param {number | undefined} fraction */
function percentOf(fraction) {
  return fraction === undefined ? '' : Math.round(fraction * 100);
}
