/** The words of taking a badge to one's Open Badge Passport, in French. */
import {errorsFr} from './errors.fr.js';

export const passportFr = {
  ...errorsFr,
  title: 'Dans mon Open Badge Passport',
  what: 'Open Badge Passport est un autre site. Il faut y avoir un compte.',
  names: 'Dans la copie, votre adresse mail est cachée dans un code.',
  why: 'Open Badge Passport sait ainsi que le badge est à vous.',
  online: "La copie reste en ligne jusqu'à ce que vous l'enleviez.",
  make: 'Préparer la copie',
  making: 'Un instant…',
  made: "L'image est enregistrée. Elle contient la copie.",
  exists: 'Vous avez déjà une copie en ligne.',
  next: 'Et maintenant :',
  open: 'Ouvrez Open Badge Passport. Connectez-vous.',
  import: "Ajoutez un badge : choisissez l'image enregistrée.",
  address: "Donnez la même adresse mail qu'ici.",
  site: 'Aller sur Open Badge Passport',
  again: "Enregistrer l'image",
  retry: 'Réessayer',
  remove: 'Enlever la copie',
  removed: "La copie est enlevée. L'autre site dira : ce badge n'est plus valable.",
  'error.EMAIL_NOT_PROVEN': "Il faut une adresse mail. Ajoutez-la d'abord à votre compte.",
  'error.AWARD_NOT_VALID': "Ce badge n'est plus valable.",
  'error.AWARD_UNKNOWN': "Ce badge n'est plus à vous.",
} as const;
