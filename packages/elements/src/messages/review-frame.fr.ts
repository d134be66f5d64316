/** The words of `<badge-review>` before somebody has come in, in French. */
import {errorsFr} from './errors.fr.js';

export const reviewFrameFr = {
  ...errorsFr,
  title: 'Demandes à examiner',
  signIn: 'Connectez-vous pour voir les demandes.',
  waiting: 'Nous cherchons les demandes…',
  elsewhere: 'Vous pouvez aussi examiner sur la page de la structure.',
  openPage: 'Ouvrir la page de la structure',
  'error.UNREACHABLE': "Le site ne répond pas. Rien n'est perdu.",
  'error.TIMED_OUT': "Le site ne répond pas. Rien n'est perdu.",
  notHere: 'Ici, on ne peut pas répondre.',
  notHereWhy: "Ce site n'est pas inscrit auprès de la structure.",
  answerAt: 'Répondre sur {host}',
} as const;
