/** The words in the page's language, and how its days are written. */
import {en} from './words.en.js';
import {fr} from './words.fr.js';

export const language = document.documentElement.lang === 'en' ? 'en' : 'fr';
export const words = language === 'en' ? en : fr;

const longDay = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr', {
  dateStyle: 'long',
  timeZone: 'Europe/Paris',
});

/** @param {string} instant */
export function dayOf(instant) {
  return longDay.format(new Date(instant));
}

/** @typedef {Readonly<Record<string, string>> & {readonly fr: string}} LocalisedText */

/** @param {LocalisedText} text */
export function inWords(text) {
  return text[language] ?? text.fr;
}

/** What each role may do, as the backend says it elsewhere. @type {Readonly<Record<string, LocalisedText>>} */
export const roleWords = JSON.parse(document.querySelector('main')?.dataset.roles ?? '{}');
