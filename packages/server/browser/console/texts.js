/** Texts of a definition, as they are written in one field of a page. */

/** @typedef {Record<string, string>} Texts by language; French is always there */

/**
 * A sentence that is changed loses its translations: they no longer say the same. French, which every text has, then has the same words.
 * @param {Texts | undefined} before
 * @param {string} language
 * @param {string} written
 * @returns {Texts}
 */
export function rewritten(before, language, written) {
  const now = written.trim();
  if (before && readIn(before, language) === now) return before;
  return {fr: now, [language]: now};
}

/** @param {Texts | undefined} text @param {string} language */
export function readIn(text, language) {
  return text?.[language] ?? text?.['fr'] ?? '';
}

/** @param {string} written */
export function linesOf(written) {
  return written
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * The same without these members.
 * @param {Readonly<Record<string, any>>} whole
 * @param {readonly string[]} names
 * @returns {Record<string, any>}
 */
export function without(whole, ...names) {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));
}
