/** The words of `<badge-designer>` before its screens are there, in French. */
import {errorsFr} from './errors.fr.js';

export const designerShellFr = {
  ...errorsFr,
  'error.BADGE_UNKNOWN': "Nous ne trouvons pas ce badge. Prévenez l'auteur de la page.",
  waiting: 'Nous préparons la page…',
  'title.own': 'Créer mon badge',
  'title.structure': 'Créer un badge de la structure',
  'title.image': "Changer l'image d'un badge",
  'title.drawing': 'Dessiner un badge',
  forBadge: 'Badge : {name}',
  unreadable: 'Ces couleurs se lisent mal.',
} as const;
