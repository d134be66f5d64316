/** The words for a badge that is given on another platform too, in French. */
import {errorsFr} from './errors.fr.js';

export const elsewhereFr = {
  ...errorsFr,
  'error.AWARD_UNKNOWN': 'Nous ne trouvons plus ce badge parmi les vôtres.',
  'error.WRONG_MODE': "Ce badge n'attend pas de réponse de vous.",
  'error.REQUEST_STATE': 'Vous avez déjà répondu pour ce badge.',

  onYes:
    'Ce badge peut aussi aller dans votre Open Badge Passport. Dites-nous oui : il part avec votre nom et votre adresse mail.',
  accept: "Oui, j'accepte ce badge",
  waiting:
    "Ce badge part aussi vers Open Badge Passport. Vous n'avez rien à faire. Revenez un peu plus tard.",
  needsAddress:
    "Ce badge pourrait aussi aller dans Open Badge Passport. Il faut d'abord une adresse mail à votre nom ici.",
  sent: 'Ce badge vous attend aussi dans Open Badge Passport.',
  byMail: 'Un mail vous dit comment le prendre.',
  take: 'Le prendre là-bas',
  received: 'Vous avez déjà pris ce badge là-bas.',
  inWallet: 'Ce badge est aussi dans votre Open Badge Passport.',
  refused:
    "Ce badge n'a pas pu partir vers Open Badge Passport. Ici, il est valable. Votre structure peut réessayer.",
  takenBack: "Ce badge n'est plus valable dans Open Badge Passport. Ici, il est valable.",
} as const;
