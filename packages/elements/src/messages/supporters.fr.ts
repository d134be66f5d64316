/** The words of `<badge-supporters>`, in French. */
import {errorsFr} from './errors.fr.js';

export const supportersFr = {
  ...errorsFr,
  'error.BADGE_UNKNOWN': "Nous ne trouvons pas ce badge. Prévenez l'auteur de la page.",
  'error.JSON_MALFORMED': "La liste de cette page ne se lit pas. Prévenez l'auteur de la page.",
  'error.SUPPORTERS_MALFORMED': "La liste de cette page ne se lit pas. Prévenez l'auteur de la page.",
  title: 'Nos soutiens',
  nobody: 'La liste est encore vide. Votre nom peut y être.',
  people: {one: 'Une personne nous soutient.', other: '{n} personnes nous soutiennent.'},
  organisations: {one: 'Une organisation nous soutient.', other: '{n} organisations nous soutiennent.'},
  both: '{people} et {organisations} nous soutiennent.',
  'both.people': {one: 'Une personne', other: '{n} personnes'},
  'both.organisations': {one: 'une organisation', other: '{n} organisations'},
  latest: 'Voici nos {n} derniers soutiens.',
  person: 'Depuis {month}',
  organisation: 'Organisation, depuis {month}',
  support: 'Je soutiens',
  all: {one: 'Voir le soutien', other: 'Voir les {n} soutiens'},
} as const;
