/** How a badge is given: for those that people examine who examines, how it is decided, and the questions; for others what is simple. */
import {boxes, field, h, list} from './dom.js';
import {editCourse} from './edit-course.js';
import {editKey} from './edit-key.js';
import {editQuorum} from './edit-quorum.js';
import {buildForm} from './form-builder.js';
import {choiceOf} from './role-choices.js';
import {words} from './words.js';

const text = words.badges;
const examining = ['examiner', 'adviser', 'supervisor', 'lead', 'externalExaminer'];
/** The ways that a structure chooses among. */
const editable = ['reviewed', 'automaticOnRequest', 'onCriteria', 'keyBadge'];

/** @typedef {Record<string, any> & {mode: string}} Process */
/** @typedef {{node: HTMLElement, read: () => Process | undefined, refuse?: (question: number, member: string) => boolean}} Way `refuse`: says at its field what the backend has against a question */

/**
 * @param {Process} process
 * @param {string} language of the badge's words
 * @param {{structure: import('./plan.js').Structure, badge: string}} about
 * @returns {Way} `read`: undefined where something is wrong, which has been said at its field
 */
export function editProcess(process, language, about) {
  if (!editable.includes(process.mode))
    return {
      node: h('div', h('p', modeWords(process.mode)), h('p', {class: 'quiet'}, text.fixedMode)),
      read: () => process,
    };
  const mode = list({
    label: text.mode,
    choices: editable.map((value) => ({value, label: modeWords(value)})),
    chosen: process.mode,
  });
  const before = (/** @type {string} */ one) => (process.mode === one ? process : {mode: one});
  /** @type {Readonly<Record<string, Way>>} */
  const ways = {
    reviewed: editReviewed(
      process.mode === 'reviewed' ? process : firstReviewed(),
      language,
      about.structure,
    ),
    automaticOnRequest: editAutomatic(before('automaticOnRequest')),
    onCriteria: editCourse(before('onCriteria')),
    keyBadge: editKey(before('keyBadge'), about),
  };
  const follow = () => {
    for (const [way, {node}] of Object.entries(ways)) node.hidden = way !== mode.control.value;
  };
  mode.control.addEventListener('change', follow);
  follow();
  return {
    node: h('div', mode.node, ...Object.values(ways).map(({node}) => node)),
    read: () => ways[mode.control.value]?.read(),
    refuse: (question, member) => ways[mode.control.value]?.refuse?.(question, member) ?? false,
  };
}

/** @param {string} mode */
function modeWords(mode) {
  return text.modes[/** @type {keyof typeof text.modes} */ (mode)] ?? mode;
}

/** @returns {Process} */
function firstReviewed() {
  return {mode: 'reviewed', examiners: ['examiner'], quorum: {min: 1}, form: {version: 1, questions: []}};
}

/** @param {Process} process @param {string} language @param {import('./plan.js').Structure} structure */
function editReviewed(process, language, structure) {
  const quorum = editQuorum(process['quorum'] ?? {min: 1}, structure);
  const examiners = boxes({
    legend: text.examiners,
    choices: examining.map(choiceOf),
    chosen: process['examiners'] ?? ['examiner'],
  });
  const problem = h('p', {class: 'error', role: 'alert'});
  const days = field({
    label: text.answerWithin,
    control: h('input', {
      inputmode: 'numeric',
      maxlength: 2,
      required: true,
      value: process['answerWithinDays'] ?? 7,
    }),
  });
  const questions = buildForm(process['form'], language);
  const read = () => {
    const chosen = examiners.chosen();
    problem.textContent = chosen.length === 0 ? words.members.oneRole : '';
    if (chosen.length === 0) return undefined;
    const within = Number(days.control.value);
    if (!Number.isInteger(within) || within < 1 || within > 60) return void days.refuse(text.number(1, 60));
    const decided = quorum.read();
    if (decided === undefined) return undefined;
    const form = questions.read();
    if (form === undefined) return undefined;
    // Roles that have no box here stay.
    const others = (process['examiners'] ?? []).filter(
      (/** @type {string} */ role) => !examining.includes(role),
    );
    return {
      ...process,
      examiners: [...chosen, ...others],
      quorum: decided,
      answerWithinDays: within,
      form,
    };
  };
  const node = h('div', examiners.node, problem, ...quorum.nodes, days.node, questions.node);
  return {node, read, refuse: questions.refuse};
}

/** @param {Process} process */
function editAutomatic(process) {
  const listed = h('input', {type: 'checkbox', checked: process['listsSupporters'] === true});
  return {
    node: h('div', h('label', {class: 'choice'}, listed, text.listsSupporters)),
    read: () => ({...process, listsSupporters: listed.checked}),
  };
}
