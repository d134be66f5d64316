/** The words of `<badge-claim>`, in French. */
import {errorsFr} from './errors.fr.js';

export const claimFr = {
  ...errorsFr,
  'error.CLAIM_UNKNOWN': "Ce badge n'est pas pour cette personne, ou il a déjà été pris par une autre.",
  'error.CLAIM_EXPIRED': 'Le temps est passé. Retournez sur la page du cours pour demander encore.',
  'error.TOKEN_INVALID': "La page du cours n'a pas donné la bonne preuve. Rechargez-la, puis réessayez.",
  'error.TOKEN_USED': 'Cette preuve a déjà servi. Rechargez la page du cours, puis réessayez.',
  'error.BADGE_ALREADY_HELD': 'Vous avez déjà ce badge.',
  'error.CRITERIA_NOT_MET': "Le cours n'est pas encore fini. Il manque quelque chose pour ce badge.",
  'error.FACT_VOIDED': 'La plateforme de cours a repris ce résultat. Parlez-en à votre formateur.',
  'error.BADGE_RETIRED': "Ce badge n'est plus donné.",
  'error.BADGE_UNKNOWN': "Nous ne trouvons pas ce badge. Prévenez l'auteur de la page.",
  'error.WRONG_MODE': "Ce badge ne s'obtient pas par un cours. Prévenez l'auteur de la page.",
  'error.CLAIM_MISSING': "Il n'y a pas de badge à prendre ici.",
  title: 'Un badge vous attend',
  titlePlain: 'Votre badge',
  taken: 'Le badge est à vous.',
  soon: 'Il sera prêt dans un instant.',
  givenBy: 'Donné par {structure}',
  looking: 'Nous cherchons votre badge…',
  signIn: 'Dites qui vous êtes, pour que le badge soit à votre nom.',
  take: 'Prendre ce badge',
  taking: 'Un instant…',
  see: 'Voir mon badge',
  later: 'Prendre le badge plus tard',
  until: "Ce lien marche jusqu'au {date}.",
} as const;
