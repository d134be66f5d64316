/** What has to be done of courses: one thing or several, each finished, passed or reached. Groups within groups are kept, and written in the file. */
import {button, field, h, list} from './dom.js';
import {editCoursePart, isPart} from './edit-course-part.js';
import {say} from './screen.js';
import {words} from './words.js';

const text = words.badges.course;
const mostParts = 20;

/** @typedef {Record<string, any> & {mode: string}} Process */
/** @typedef {import('./edit-course-part.js').Part} Part */
/** @typedef {keyof typeof text.together} Together how many of the parts are needed */
/** @typedef {{together: Together, parts: readonly Part[], least?: number}} Rule */

/** @param {Process} process */
export function editCourse(process) {
  const before = readRule(process['rule'] ?? {passed: ''});
  if (before === undefined) return {node: h('p', {class: 'quiet'}, text.fixed), read: () => process};
  const rows = h('ol', {class: 'list'});
  /** @type {ReturnType<typeof editCoursePart>[]} */
  const editors = [];
  const together = list({
    label: text.howMany,
    choices: Object.entries(text.together).map(([value, label]) => ({value, label})),
    chosen: before.together,
  });
  const least = field({
    label: text.least,
    control: h('input', {inputmode: 'numeric', maxlength: 3, value: before.least ?? ''}),
  });
  const follow = () => {
    together.node.hidden = editors.length < 2;
    least.node.hidden = editors.length < 2 || together.control.value !== 'atLeast';
  };
  together.control.addEventListener('change', follow);
  const place = () => {
    rows.replaceChildren(...editors.map(({node}) => node));
    editors.forEach((editor, index) => editor.number(index + 1, editors.length));
    follow();
  };
  // What is added or removed is a change too, though nobody types.
  const changed = () => rows.dispatchEvent(new Event('change', {bubbles: true}));
  /** @param {Part} part */
  const make = (part) => {
    const editor = editCoursePart(part, () => {
      editors.splice(editors.indexOf(editor), 1);
      place();
      changed();
      add.focus();
      say(text.partRemoved);
    });
    editors.push(editor);
    return editor;
  };
  const add = button(
    text.addPart,
    () => {
      if (editors.length >= mostParts) return;
      const made = make({passed: ''});
      place();
      changed();
      made.focus();
      say(text.partAdded);
    },
    {isSecond: true, isLocal: true},
  );
  for (const part of before.parts) make(part);
  place();

  const read = () => {
    /** @type {Part[]} */
    const parts = [];
    for (const editor of editors) {
      const part = editor.read();
      if (part === undefined) return undefined;
      parts.push(part);
    }
    const number = Number(least.control.value);
    const isNumber = Number.isInteger(number) && number >= 1 && number <= parts.length;
    if (!least.node.hidden && !isNumber) return void least.refuse(words.badges.number(1, parts.length));
    const way = /** @type {Together} */ (together.control.value);
    const isSame =
      JSON.stringify(parts) === JSON.stringify(before.parts) &&
      way === before.together &&
      (way !== 'atLeast' || number === before.least);
    return {
      ...process,
      mode: 'onCriteria',
      rule: isSame && process['rule'] ? process['rule'] : ruleOf({together: way, parts, least: number}),
    };
  };
  return {node: h('div', together.node, least.node, rows, add), read};
}

/** Undefined: a group within a group. @param {Record<string, any>} rule @returns {Rule | undefined} */
function readRule(rule) {
  if (isPart(rule)) return {together: 'all', parts: [rule]};
  const together = 'all' in rule ? 'all' : 'any' in rule ? 'any' : 'atLeast';
  const parts = /** @type {readonly Record<string, any>[]} */ (
    rule[together === 'atLeast' ? 'of' : together]
  );
  if (!parts.every(isPart)) return undefined;
  return together === 'atLeast' ? {together, parts, least: rule['atLeast']} : {together, parts};
}

/** @param {Rule} rule */
function ruleOf({together, parts, least}) {
  if (parts.length === 1) return parts[0];
  return together === 'atLeast' ? {atLeast: least, of: parts} : {[together]: parts};
}
