/** How a badge is given: for those that people examine who examines, how it is decided, and the questions; for others what is simple. */
import {boxes, field, h, list} from './dom.js';
import {editCourse} from './edit-course.js';
import {editKey} from './edit-key.js';
import {buildForm} from './form-builder.js';
import {without} from './texts.js';
import {inWords, roleWords, words} from './words.js';

const text = words.badges;
const examining = ['examiner', 'adviser', 'supervisor', 'lead', 'externalExaminer'];
const deciding = ['lead', 'manager', 'adviser', 'supervisor'];
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
    reviewed: editReviewed(process.mode === 'reviewed' ? process : firstReviewed(), language),
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

/** @param {string} role */
function choiceOf(role) {
  const said = roleWords[role];
  return {value: role, label: said ? inWords(said) : role};
}

/** A choice that a file has made is kept, though the console does not offer it. @param {readonly string[]} offered @param {string | undefined} present */
function withPresent(offered, present) {
  return present === undefined || offered.includes(present) ? offered : [...offered, present];
}

/** @returns {Process} */
function firstReviewed() {
  return {mode: 'reviewed', examiners: ['examiner'], quorum: {min: 1}, form: {version: 1, questions: []}};
}

/** @param {Process} process @param {string} language */
function editReviewed(process, language) {
  const quorum = process['quorum'] ?? {min: 1};
  const examiners = boxes({
    legend: text.examiners,
    choices: examining.map(choiceOf),
    chosen: process['examiners'] ?? ['examiner'],
  });
  const problem = h('p', {class: 'error', role: 'alert'});
  const min = list({
    label: text.quorum,
    choices: withPresent(['1', '2', '3'], String(quorum.min ?? 1)).map((value) => ({value, label: value})),
    chosen: String(quorum.min ?? 1),
  });
  const vote = list({
    label: text.vote,
    choices: Object.entries(text.votes).map(([value, label]) => ({value, label})),
    chosen: quorum.vote ?? 'unanimous',
  });
  const decider = list({
    label: quorum.decider?.when === 'always' ? text.alwaysDecides : text.decider,
    choices: [
      {value: '', label: text.noDecider},
      ...withPresent(deciding, quorum.decider?.role).map(choiceOf),
    ],
    chosen: quorum.decider?.role ?? '',
  });
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
  const isMore = ['stances', 'peersHold', 'writerMayExamine', 'replaceAfterDays'].some(
    (one) => one in quorum,
  );
  const read = () => {
    const chosen = examiners.chosen();
    problem.textContent = chosen.length === 0 ? words.members.oneRole : '';
    if (chosen.length === 0) return undefined;
    const within = Number(days.control.value);
    if (!Number.isInteger(within) || within < 1 || within > 60) return void days.refuse(text.number(1, 60));
    const count = Number(min.control.value);
    const role = decider.control.value;
    if (vote.control.value === 'majority' && count % 2 === 0 && role === '')
      return void decider.refuse(text.tie);
    const form = questions.read();
    if (form === undefined) return undefined;
    // Roles that have no box here stay.
    const others = (process['examiners'] ?? []).filter(
      (/** @type {string} */ role) => !examining.includes(role),
    );
    return {
      ...process,
      examiners: [...chosen, ...others],
      quorum: {
        ...without(quorum, 'vote', 'decider'),
        min: count,
        ...((vote.control.value === 'majority' || quorum.vote !== undefined) && {vote: vote.control.value}),
        ...(role !== '' && {decider: {when: 'tie', ...quorum.decider, role}}),
      },
      answerWithinDays: within,
      form,
    };
  };
  const node = h(
    'div',
    examiners.node,
    problem,
    min.node,
    vote.node,
    decider.node,
    isMore && h('p', {class: 'quiet'}, text.isPolicyKept),
    days.node,
    questions.node,
  );
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
