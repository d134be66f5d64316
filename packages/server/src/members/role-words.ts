/** Roles in words that people understand: what one may do, in no gender. */
import {type LocalisedText, type Role, roles} from '@pepites/recognition';

export const roleWords: Readonly<Record<Role, LocalisedText>> = {
  examiner: {fr: 'répondre aux demandes de badges', en: 'answer badge requests'},
  adviser: {fr: 'accompagner des personnes', en: 'accompany people'},
  lead: {fr: 'piloter les badges', en: 'run the badges'},
  manager: {fr: 'diriger la structure', en: 'manage the structure'},
  supervisor: {fr: 'encadrer le travail', en: 'supervise the work'},
  externalExaminer: {
    fr: 'répondre à des demandes, depuis l’extérieur',
    en: 'answer requests, from outside',
  },
  peer: {fr: 'répondre à des demandes, entre pairs', en: 'answer requests, as a peer'},
  networkAdmin: {fr: 'gérer le réseau', en: 'run the network'},
};

/** "répondre aux demandes de badges, accompagner des personnes", always in the same order. */
export function wordsOfRoles(some: readonly Role[]): LocalisedText {
  const ordered = roles.filter((role) => some.includes(role)).map((role) => roleWords[role]);
  const list = (language: 'fr' | 'en'): string =>
    ordered.map((words) => words[language] ?? words.fr).join(', ');
  return {fr: list('fr'), en: list('en')};
}
