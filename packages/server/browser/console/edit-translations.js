/** The words of a badge in other languages than its main one: a language is chosen, and its fields are there. */
import {field, h, list} from './dom.js';
import {linesOf} from './texts.js';
import {language as pageLanguage, words} from './words.js';

const text = words.badges;
/** Those that the elements speak; a badge may have others. */
const offered = ['fr', 'en', 'es', 'ar', 'uk'];
const nameOf = new Intl.DisplayNames([pageLanguage], {type: 'language'});

/** @typedef {import('./plan.js').DefinedBadge} DefinedBadge */
/** @typedef {import('./texts.js').Texts} Texts */
/** @typedef {ReturnType<typeof field<HTMLTextAreaElement>>} TextField */
/** @typedef {(badge: DefinedBadge) => DefinedBadge | undefined} Apply what is written, put into the changed badge; undefined where something is wrong, which has been said at its field */

/** One text each; the criteria are several. */
const single = /** @type {const} */ (['name', 'description', 'howEarned', 'imageAlt']);

/** @param {DefinedBadge} badge @param {string} main the language that every text has */
export function editTranslations(badge, main) {
  const languages = [...new Set([...offered, ...languagesOf(badge)])].filter((one) => one !== main);
  const place = h('div');
  /** Those that were looked at: their fields count, whatever became of the main words. @type {Map<string, {node: HTMLElement, apply: Apply}>} */
  const opened = new Map();
  const chosen = list({
    label: text.translation,
    help: text.translationHelp,
    choices: [
      {value: '', label: text.noTranslation},
      ...languages.map((one) => ({value: one, label: nameOf.of(one) ?? one})),
    ],
  });
  chosen.control.addEventListener('change', () => {
    const language = chosen.control.value;
    if (language !== '' && !opened.has(language)) {
      const group = editLanguage(badge, {main, language});
      opened.set(language, group);
      place.append(group.node);
    }
    for (const [one, {node}] of opened) node.hidden = one !== language;
  });
  /** @type {Apply} */
  const apply = (changed) => {
    /** @type {DefinedBadge | undefined} */
    let translated = changed;
    for (const [language, group] of opened) {
      translated = translated && group.apply(translated);
      if (translated) continue;
      // What is wrong is said where it can be seen.
      chosen.control.value = language;
      chosen.control.dispatchEvent(new Event('change'));
      group.apply(changed);
      return undefined;
    }
    return translated;
  };
  return {node: h('div', chosen.node, place), apply};
}

/** @param {DefinedBadge} badge */
function languagesOf(badge) {
  const texts = [...single.map((member) => badge[member]), ...badge['criteria']];
  return texts.flatMap((one) => Object.keys(one ?? {}));
}

/** @param {DefinedBadge} badge @param {{main: string, language: string}} languages */
function editLanguage(badge, {main, language}) {
  const name = nameOf.of(language) ?? language;
  /** @param {string} label @param {string} value @param {number} rows */
  const make = (label, value, rows) => {
    const control = h('textarea', {rows, maxlength: 8000, lang: language, dir: 'auto'});
    control.value = value;
    return field({label: `${label} (${name})`, control});
  };
  /** @param {Texts | undefined} one French that says the same as the main words is no translation */
  const written = (one) => (language === 'fr' && one?.['fr'] === one?.[main] ? '' : (one?.[language] ?? ''));
  const fields = Object.fromEntries(
    single.map((member) => [member, make(text[member], written(badge[member]), 1)]),
  );
  const before = badge['criteria'].map(written).join('\n');
  const criteria = make(text.criteria, before, 4);

  /** @type {Apply} */
  const apply = (changed) => {
    const translated = {...changed};
    for (const member of single) {
      const at = /** @type {TextField} */ (fields[member]);
      const said = at.control.value.trim();
      if (changed[member] !== undefined)
        translated[member] = withWords(changed[member], {main, language, said});
      else if (said !== '') return void at.refuse(text.mainMissing);
    }
    /** @type {readonly Texts[]} */
    const list = changed['criteria'];
    const areSame =
      list.length === badge['criteria'].length &&
      list.every((one, index) => one === badge['criteria'][index]);
    if (areSame && criteria.control.value === before) return translated;
    const lines = linesOf(criteria.control.value);
    if (lines.length > 0 && lines.length !== list.length)
      return void criteria.refuse(text.asManyLines(list.length));
    translated['criteria'] = list.map((one, index) =>
      withWords(one, {main, language, said: lines[index] ?? ''}),
    );
    return translated;
  };
  const {name: title, description, howEarned, imageAlt} = fields;
  const order = [title, description, criteria, howEarned, imageAlt];
  return {node: h('div', ...order.map((one) => one?.node)), apply};
}

/**
 * @param {Texts} before
 * @param {{main: string, language: string, said: string}} words
 * @returns {Texts} the very same where nothing is another
 */
function withWords(before, {main, language, said}) {
  const wanted = said === '' && language === 'fr' ? before[main] : said;
  if ((before[language] ?? '') === wanted) return before;
  const others = Object.fromEntries(Object.entries(before).filter(([one]) => one !== language));
  return wanted === '' || wanted === undefined ? others : {...others, [language]: wanted};
}
