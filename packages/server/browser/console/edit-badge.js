/** One badge, changed: its words, how long it is valid, how it is given. What the console does not know of it stays as it was. */
import {Refused} from '../backend.js';
import {field, form, h} from './dom.js';
import {forgetPlan, isSame, proposeStructure} from './plan.js';
import {editProcess} from './edit-process.js';
import {editTranslations} from './edit-translations.js';
import {setTitle} from './screen.js';
import {linesOf, readIn, rewritten, without} from './texts.js';
import {words} from './words.js';

const text = words.badges;
const mostMonths = 1200;

/** @typedef {import('./plan.js').DefinedBadge} DefinedBadge */

/** @typedef {import('./plan.js').Structure} Structure */
/** @typedef {import('./texts.js').Texts} Texts */

/** @param {Structure} structure @param {DefinedBadge} badge */
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
  const translations = editTranslations(badge, language);
  const process = editProcess(badge['process'], language, {structure, badge: badge.id});

  const fields = {name, description, howEarned, imageAlt, validForMonths: validFor};
  /** Says at its field what the backend has against a member; false: it has none. @param {string} at */
  const refuse = (at) => {
    const [member = '', ...rest] = at.split('.');
    if (member === 'criteria') {
      criteria.refuse(rest[0] === undefined ? text.tooMany : text.wrongCriterion(Number(rest[0]) + 1));
      return true;
    }
    if (at.startsWith('process.form.questions.'))
      return process.refuse?.(Number(rest[2]), rest[3] ?? '') ?? false;
    const one = fields[/** @type {keyof typeof fields} */ (member)];
    one?.refuse(text.tooLong);
    return one !== undefined;
  };

  const see = async () => {
    const months = validFor.control.value.trim();
    const isNumber = /^\d{1,4}$/.test(months) && Number(months) >= 1 && Number(months) <= mostMonths;
    if (months !== '' && !isNumber) return validFor.refuse(text.number(1, mostMonths));
    const changedProcess = process.read();
    if (changedProcess === undefined) return;
    const written = {
      ...without(badge, 'howEarned', 'validForMonths'),
      id: badge.id,
      name: rewritten(badge['name'], language, name.control.value),
      description: rewritten(badge['description'], language, description.control.value),
      criteria: linesOf(criteria.control.value).map((line) =>
        rewritten(
          badge['criteria'].find((/** @type {Texts} */ one) => readIn(one, language).trim() === line),
          language,
          line,
        ),
      ),
      ...(howEarned.control.value.trim() !== '' && {
        howEarned: rewritten(badge['howEarned'], language, howEarned.control.value),
      }),
      imageAlt: rewritten(badge['imageAlt'], language, imageAlt.control.value),
      ...(months !== '' && {validForMonths: Number(months)}),
      process: changedProcess,
    };
    const changed = translations.apply(written);
    if (changed === undefined) return;
    let at = 0;
    const change = (/** @type {Structure} */ now) => {
      const present = now.badges.find(({id}) => id === badge.id);
      if (!present) throw new Refused('BADGE_UNKNOWN');
      if (!isSame(present, badge)) throw new Refused('BADGE_CHANGED');
      at = now.badges.indexOf(present);
      return {...now, badges: now.badges.map((one) => (one === present ? changed : one))};
    };
    await proposeStructure(change, plan, 'badges', (problems) => {
      const prefix = `structures.0.badges.${at}.`;
      // The last is said first: the first keeps the focus.
      return [...problems]
        .reverse()
        .every((problem) => problem.at.startsWith(prefix) && refuse(problem.at.slice(prefix.length)));
    });
  };
  return h(
    'div',
    h('p', h('a', {href: '#badges'}, words.screens.badges)),
    form(
      {send: text.see, act: see, isCard: false, onEdit: () => forgetPlan(plan)},
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
        translations.node,
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
