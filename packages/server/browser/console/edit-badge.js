/** One badge, changed: its words, how long it is valid, how it is given. What the console does not know of it stays as it was. */
import {field, form, h} from './dom.js';
import {proposeStructure} from './plan.js';
import {editProcess} from './edit-process.js';
import {setTitle} from './screen.js';
import {linesOf, readIn, rewritten, without} from './texts.js';
import {words} from './words.js';

const text = words.badges;
const mostMonths = 1200;

/** @typedef {import('./plan.js').DefinedBadge} DefinedBadge */

/** @param {import('./plan.js').Structure} structure @param {DefinedBadge} badge */
export function drawEditor(structure, badge) {
  setTitle(badge['name'].fr);
  const plan = h('div');
  // The main language, which every text has; the others keep their words.
  const language = badge['inLanguage'] ?? 'fr';
  const read = (/** @type {string} */ member) => readIn(badge[member], language);
  const name = textField(text.name, read('name'), {isRequired: true, rows: 1});
  const description = textField(text.description, read('description'), {
    isRequired: true,
    rows: 2,
    help: text.descriptionHelp,
  });
  const criteria = textField(
    text.criteria,
    badge['criteria'].map((/** @type {Record<string, string>} */ one) => readIn(one, language)).join('\n'),
    {isRequired: true, rows: 5, help: text.criteriaHelp},
  );
  const howEarned = textField(text.howEarned, read('howEarned'), {rows: 2, help: text.howEarnedHelp});
  const imageAlt = textField(text.imageAlt, read('imageAlt'), {isRequired: true, rows: 1});
  const validFor = field({
    label: text.validFor,
    help: text.validForHelp,
    control: h('input', {inputmode: 'numeric', maxlength: 4, value: badge['validForMonths'] ?? ''}),
  });
  const process = editProcess(badge['process'], language, {structure, badge: badge.id});

  const see = async () => {
    for (const one of [name, description, criteria, imageAlt])
      if (one.control.value.trim() === '') return one.refuse(text.required);
    const months = validFor.control.value.trim();
    const isNumber = /^\d{1,4}$/.test(months) && Number(months) >= 1 && Number(months) <= mostMonths;
    if (months !== '' && !isNumber) return validFor.refuse(text.number(1, mostMonths));
    const changedProcess = process.read();
    if (changedProcess === undefined) return;
    const changed = {
      ...without(badge, 'howEarned', 'validForMonths'),
      id: badge.id,
      name: rewritten(badge['name'], language, name.control.value),
      description: rewritten(badge['description'], language, description.control.value),
      criteria: linesOf(criteria.control.value).map((line, index) =>
        rewritten(badge['criteria'][index], language, line),
      ),
      ...(howEarned.control.value.trim() !== '' && {
        howEarned: rewritten(badge['howEarned'], language, howEarned.control.value),
      }),
      imageAlt: rewritten(badge['imageAlt'], language, imageAlt.control.value),
      ...(months !== '' && {validForMonths: Number(months)}),
      process: changedProcess,
    };
    const badges = structure.badges.map((one) => (one.id === badge.id ? changed : one));
    await proposeStructure({...structure, badges}, plan, 'badges');
  };
  return h(
    'div',
    h('p', h('a', {href: '#badges'}, words.screens.badges)),
    form(
      {send: text.see, act: see, isCard: false},
      h(
        'section',
        {class: 'card'},
        h('h2', text.words),
        name.node,
        description.node,
        criteria.node,
        howEarned.node,
        imageAlt.node,
        validFor.node,
        hasOtherLanguages(badge, language) && h('p', {class: 'quiet'}, text.otherLanguages),
      ),
      h('section', {class: 'card'}, h('h2', text.process), process.node),
    ),
    plan,
  );
}

/** @param {string} label @param {string} value @param {{isRequired?: boolean, rows: number, help?: string}} options */
function textField(label, value, {isRequired = false, rows, help}) {
  const control = h('textarea', {rows, required: isRequired, maxlength: 4000});
  control.value = value;
  return field({label, control, ...(help !== undefined && {help})});
}

/** @param {DefinedBadge} badge @param {string} language */
function hasOtherLanguages(badge, language) {
  return Object.keys(badge['name']).some((one) => one !== language);
}
