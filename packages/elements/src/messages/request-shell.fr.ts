/** The words of `<badge-request>` before there is a badge to ask for, in French. */
import {errorsFr} from './errors.fr.js';

export const requestShellFr = {
  ...errorsFr,
  'error.BADGE_UNKNOWN': "Nous ne trouvons pas ce badge. Prévenez l'auteur de la page.",
  requestFirst: "Envoyez d'abord votre demande de badge.",
  waiting: 'Nous cherchons le badge…',
} as const;
