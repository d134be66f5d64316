/** The words of `<badge-display>`, in French. */
import {errorsFr} from './errors.fr.js';

export const displayFr = {
  ...errorsFr,
  'error.OTHER': "Nous n'avons pas pu lire ce badge. Réessayez.",
  'error.ERR_NOT_A_CREDENTIAL': "Ce fichier n'est pas un badge.",
  'error.ERR_JSON_MALFORMED': "Ce fichier n'est pas un badge.",
  'error.ERR_NO_CREDENTIAL_IN_IMAGE': "Cette image n'est pas un badge.",
  'error.ERR_TOO_LARGE': 'Ce fichier est trop lourd.',
  loading: 'Nous cherchons le badge…',
  empty: 'Il n’y a pas de badge ici.',
  signInFirst: 'Connectez-vous pour voir votre badge.',
  nothingYet: "Vous n'avez pas encore ce badge.",
  signing: 'Votre badge arrive. Attendez un instant.',
} as const;
