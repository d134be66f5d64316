/** When a question is asked: always, or after one answer to a question before it. */
import {field, h} from './dom.js';
import {words} from './words.js';

const text = words.badges;
const withYesOrNo = ['yesNo', 'consent'];

/** @typedef {{question: string, is: string | boolean}} Condition */
/** @typedef {{id: string, label: string, answers: readonly {is: string | boolean, words: string}[]}} Asked a question, and the answers that another can wait for */

/**
 * @param {string} id
 * @param {string} label
 * @param {{type: string, options: readonly {value: string, words: string}[]}} more
 * @returns {Asked}
 */
export function askedOf(id, label, {type, options}) {
  const yesOrNo = [
    {is: true, words: text.yes},
    {is: false, words: text.no},
  ];
  const answers = withYesOrNo.includes(type)
    ? yesOrNo
    : options.map(({value, words: said}) => ({is: value, words: said}));
  return {id, label, answers};
}

/** @param {Condition | undefined} before */
export function editCondition(before) {
  const {node, control, refuse} = field({label: text.condition, control: h('select')});
  let wanted = before;
  /** The place of the answer among the others, by which it is known while its words change. */
  let place = -1;
  let count = -1;
  let drawn = '';
  /** @param {Asked} asked */
  const placeIn = ({answers}) => answers.findIndex(({is}) => is === wanted?.is);
  /** An answer that is written anew stays the one that was chosen. @param {readonly Asked[]} earlier */
  const followAnswer = (earlier) => {
    const on = earlier.find(({id}) => id === wanted?.question);
    if (!on || !wanted) return;
    const renamed = on.answers[place];
    if (placeIn(on) < 0 && renamed && on.answers.length === count) wanted = {...wanted, is: renamed.is};
    place = placeIn(on);
    count = on.answers.length;
  };
  /** @param {readonly Asked[]} earlier every question before this one, in order */
  const offer = (earlier) => {
    followAnswer(earlier);
    const groups = earlier
      .map((asked, index) => ({...asked, number: index + 1}))
      .filter(({answers}) => answers.length > 0);
    const chosen = wanted && keyOf(wanted);
    const isLost =
      wanted !== undefined &&
      !groups.some(({id, answers}) => id === wanted?.question && answers.some(({is}) => is === wanted?.is));
    node.hidden = groups.length === 0 && !isLost;
    const now = JSON.stringify([groups, chosen]);
    // What is not changed keeps its place under the finger.
    if (now === drawn) return;
    drawn = now;
    control.replaceChildren(
      h('option', {value: '', selected: chosen === undefined}, text.always),
      ...(isLost ? [h('option', {value: chosen, selected: true}, text.conditionGone)] : []),
      ...groups.map(({id, label, answers, number}) =>
        h(
          'optgroup',
          {label: `${number}. ${label}`},
          ...answers.map(({is, words: said}) => {
            const value = keyOf({question: id, is});
            return h('option', {value, selected: value === chosen}, text.answered(number, said));
          }),
        ),
      ),
    );
    if (!isLost) refuse('');
  };
  control.addEventListener('change', () => {
    wanted = control.value === '' ? undefined : JSON.parse(control.value);
    place = -1;
    count = -1;
  });
  return {
    node,
    offer,
    /** Of what it waits for nothing may be left: said at the field. @returns {{showIf?: Condition} | undefined} */
    read: () => {
      const option = control.selectedOptions[0];
      if (wanted && option?.parentElement === control) return void refuse(text.conditionLost);
      return wanted ? {showIf: wanted} : {};
    },
    refuse: () => refuse(text.conditionLost),
  };
}

/** @param {Condition} condition */
const keyOf = ({question, is}) => JSON.stringify({question, is});
