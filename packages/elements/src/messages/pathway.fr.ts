/** The words of `<badge-pathway>`, in French. */
import {errorsFr} from './errors.fr.js';

export const pathwayFr = {
  ...errorsFr,
  'error.PATHWAY_UNKNOWN': "Nous ne trouvons pas ce parcours. Prévenez l'auteur de la page.",
  waiting: 'Nous cherchons le parcours…',
  empty: "Ce parcours n'a pas encore d'étape.",
  progressUnknown: "Nous n'avons pas pu lire vos étapes.",
} as const;
