/** The questions of a badge: added, moved, removed, written anew, asked always or after an answer to one before. */
import {button, field, h, list} from './dom.js';
import {askedOf, editCondition} from './edit-condition.js';
import {say} from './screen.js';
import {linesOf, readIn, rewritten, without} from './texts.js';
import {words} from './words.js';

const text = words.badges;
const withOptions = ['choice', 'choices', 'scale'];
const mostQuestions = 60;

/** @typedef {Record<string, any> & {id: string, type: string}} Question */
/** @typedef {{node: HTMLElement, id: string, read: () => Question | undefined, refuse: (member: string) => boolean, number: (at: number) => void, asked: () => import('./edit-condition.js').Asked, offer: (earlier: readonly import('./edit-condition.js').Asked[]) => void, focus: (act?: 'up' | 'down') => void}} Editor */

/**
 * @param {{version?: number, questions: readonly Question[]}} form
 * @param {string} language in which it is written
 */
export function buildForm(form, language) {
  const rows = h('ol', {class: 'list'});
  /** @type {Editor[]} */
  const editors = [];
  /** Each question can wait for an answer to those before it, as they stand now. */
  const offer = () => {
    const asked = editors.map((editor) => editor.asked());
    editors.forEach((editor, index) => editor.offer(asked.slice(0, index)));
  };
  rows.addEventListener('change', offer);
  const place = () => {
    rows.replaceChildren(...editors.map(({node}) => node));
    editors.forEach((editor, index) => editor.number(index + 1));
    // What is moved or removed is a change too, though nobody types.
    rows.dispatchEvent(new Event('change', {bubbles: true}));
  };
  /** @param {Question} question */
  const make = (question) => {
    /** @type {Editor} */
    const editor = editQuestion(question, language, {
      move: (by) => {
        const from = editors.indexOf(editor);
        const to = from + by;
        if (to < 0 || to >= editors.length) return;
        editors.splice(from, 1);
        editors.splice(to, 0, editor);
        place();
        editor.focus(by < 0 ? 'up' : 'down');
        say(text.moved(to + 1));
      },
      remove: () => {
        const from = editors.indexOf(editor);
        editors.splice(from, 1);
        place();
        (editors[from] ?? editors[from - 1])?.focus();
        if (editors.length === 0) add.focus();
        say(text.questionRemoved);
      },
    });
    return editor;
  };
  for (const question of form.questions) editors.push(make(question));
  const add = button(
    text.addQuestion,
    () => {
      if (editors.length >= mostQuestions) return;
      const editor = make({
        id: freeId(editors.map(({id}) => id)),
        type: 'evidence',
        label: {fr: ''},
        required: true,
      });
      editors.push(editor);
      place();
      editor.focus();
      say(text.questionAdded);
    },
    {isSecond: true, isLocal: true},
  );
  if (editors.length === 0)
    editors.push(make({id: 'question', type: 'evidence', label: {fr: ''}, required: true}));
  place();
  const read = () => {
    const questions = [];
    for (const editor of editors) {
      const question = editor.read();
      if (question === undefined) return undefined;
      questions.push(question);
    }
    const isSame = JSON.stringify(questions) === JSON.stringify(form.questions);
    return isSame ? form : {version: form.version ?? 1, questions};
  };
  /** Says at its field what the backend has against a question. @param {number} at @param {string} member */
  const refuse = (at, member) => editors[at]?.refuse(member) ?? false;
  return {
    node: h('div', h('h3', text.form), h('p', {class: 'quiet'}, text.conditionsHelp), rows, add),
    read,
    refuse,
  };
}

/** @param {readonly string[]} taken */
function freeId(taken) {
  let number = taken.length + 1;
  while (taken.includes(`question-${number}`)) number += 1;
  return `question-${number}`;
}

/**
 * @param {Question} question
 * @param {string} language
 * @param {{move: (by: -1 | 1) => void, remove: () => void}} acts
 * @returns {Editor}
 */
function editQuestion(question, language, {move, remove}) {
  const title = h('h4', {tabindex: -1});
  const label = field({
    label: text.label,
    control: h('textarea', {rows: 2, required: true, maxlength: 4000}),
  });
  label.control.value = readIn(question['label'], language);
  const help = field({label: text.help, control: h('textarea', {rows: 1, maxlength: 4000})});
  const helpBefore = question['help'];
  help.control.value = readIn(helpBefore, language);
  const type = list({
    label: text.type,
    choices: Object.entries(text.types).map(([value, words_]) => ({value, label: words_})),
    chosen: question.type,
  });
  const options = field({label: text.options, control: h('textarea', {rows: 3, maxlength: 8000})});
  const optionsBefore = /** @type {{value: string, label: Record<string, string>}[]} */ (
    question['options'] ?? []
  );
  options.control.value = optionsBefore.map((one) => readIn(one.label, language)).join('\n');
  const condition = editCondition(question['showIf']);
  const optional = h('input', {type: 'checkbox', checked: question['required'] === false});
  const up = button(text.up, () => move(-1), {isSecond: true, isLocal: true});
  const down = button(text.down, () => move(1), {isSecond: true, isLocal: true});
  const away = button(text.removeQuestion, remove, {isSecond: true, isLocal: true});
  const follow = () => {
    options.node.hidden = !withOptions.includes(type.control.value);
  };
  type.control.addEventListener('change', follow);
  follow();
  const node = h(
    'li',
    {class: 'question'},
    title,
    label.node,
    type.node,
    options.node,
    help.node,
    h('label', {class: 'choice'}, optional, text.optional),
    condition.node,
    h('div', {class: 'choices row'}, up, down, away),
  );
  const read = () => {
    const asked = label.control.value.trim();
    if (asked === '') return void label.refuse(words.checks.missing);
    const hasOptions = withOptions.includes(type.control.value);
    const written = hasOptions ? linesOf(options.control.value) : [];
    const least = type.control.value === 'scale' ? 3 : 2;
    if (hasOptions && written.length < least)
      return void options.refuse(least === 3 ? text.threeOptions : text.twoOptions);
    const shown = condition.read();
    if (shown === undefined) return undefined;
    const isSameType = type.control.value === question.type;
    const {id, label: before} = question;
    return {
      id,
      // What belongs to a type goes with it.
      ...(isSameType && without(question, 'id', 'label', 'help', 'required', 'showIf', 'options')),
      type: type.control.value,
      label: rewritten(before, language, asked),
      ...(help.control.value.trim() !== '' && {help: rewritten(helpBefore, language, help.control.value)}),
      required: !optional.checked,
      ...shown,
      ...(hasOptions && {options: optionsOf(written, optionsBefore, language)}),
    };
  };
  return {
    node,
    id: question.id,
    read,
    refuse: (member) => {
      const fields = {label, help, options, showIf: condition};
      const at = fields[/** @type {keyof typeof fields} */ (member)];
      at?.refuse(text.tooLong);
      return at !== undefined;
    },
    asked: () => {
      const hasOptions = withOptions.includes(type.control.value);
      const written = hasOptions ? optionsOf(linesOf(options.control.value), optionsBefore, language) : [];
      return askedOf(question.id, label.control.value.trim(), {
        type: type.control.value,
        options: written.map((one) => ({value: one.value, words: readIn(one.label, language)})),
      });
    },
    offer: condition.offer,
    number: (at) => {
      title.textContent = text.question(at);
      for (const one of [up, down, away])
        one.setAttribute('aria-label', `${one.textContent}, ${text.question(at)}`);
    },
    focus: (act) => (act === 'up' ? up : act === 'down' ? down : title).focus(),
  };
}

/**
 * A choice keeps its value as long as its words stay, or while others take their place.
 * @param {readonly string[]} written
 * @param {readonly {value: string, label: Record<string, string>}[]} before
 * @param {string} language
 */
function optionsOf(written, before, language) {
  const taken = before.map(({value}) => value);
  return written.map((label, index) => {
    const same = before.find((one) => readIn(one.label, language) === label);
    if (same) return same;
    const renamed = before[index];
    if (renamed && !written.includes(readIn(renamed.label, language)))
      return {...renamed, label: rewritten(renamed.label, language, label)};
    const value = freeValue(label, taken);
    taken.push(value);
    return {value, label: rewritten(undefined, language, label)};
  });
}

/** @param {string} label @param {readonly string[]} taken */
function freeValue(label, taken) {
  const plain = label
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = plain === '' ? 'choix' : plain;
  let value = base;
  for (let number = 2; taken.includes(value); number += 1) value = `${base}-${number}`;
  return value;
}
