/** The words of the desk. */
import {peopleFr} from '../../messages/people.fr.js';
import {LaterWords} from '../../text/later-words.js';

export const peopleWords = new LaterWords({
  fr: peopleFr,
  en: async () => (await import('../../messages/people.en.js')).peopleEn,
  es: async () => (await import('../../messages/people.es.js')).peopleEs,
  ar: async () => (await import('../../messages/people.ar.js')).peopleAr,
  uk: async () => (await import('../../messages/people.uk.js')).peopleUk,
});

export type PeopleText = ReturnType<typeof peopleWords.in>;
