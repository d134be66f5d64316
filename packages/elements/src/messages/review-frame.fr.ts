/** The words of `<badge-review>` before somebody has come in, in French. */
import {errorsFr} from './errors.fr.js';

export const reviewFrameFr = {
  ...errorsFr,
  title: 'Demandes à examiner',
  signIn: 'Connectez-vous pour voir les demandes.',
  waiting: 'Nous cherchons les demandes…',
  elsewhere: 'Vous pouvez aussi examiner sur la page de la structure.',
  openPage: 'Ouvrir la page de la structure',
} as const;
