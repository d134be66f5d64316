import type {Translation} from '../text/messages.js';
import type {claimFr} from './claim.fr.js';
import {errorsEs} from './errors.es.js';

export const claimEs: Translation<typeof claimFr> = {
  ...errorsEs,
  'error.CLAIM_UNKNOWN': 'Esta insignia no es para esta persona. O ya la tomó otra persona.',
  'error.CLAIM_EXPIRED': 'El plazo ha pasado. Vuelva a la página del curso para pedirla otra vez.',
  'error.TOKEN_INVALID': 'La página del curso no dio la prueba correcta. Recárguela y pruebe otra vez.',
  'error.TOKEN_USED': 'Esta prueba ya se usó. Recargue la página del curso y pruebe otra vez.',
  'error.BADGE_ALREADY_HELD': 'Usted ya tiene esta insignia.',
  'error.CRITERIA_NOT_MET': 'El curso no está terminado. Falta algo para esta insignia.',
  'error.FACT_VOIDED': 'La plataforma del curso anuló este resultado. Hable con su formador.',
  'error.BADGE_RETIRED': 'Esta insignia ya no se da.',
  'error.BADGE_UNKNOWN': 'No encontramos esta insignia. Avise al autor de la página.',
  'error.WRONG_MODE': 'Esta insignia no se obtiene con un curso. Avise al autor de la página.',
  'error.CLAIM_MISSING': 'Aquí no hay ninguna insignia que tomar.',
  title: 'Una insignia le espera',
  taken: 'La insignia es suya.',
  givenAlready: 'Usted ya tomó esta insignia.',
  soon: 'Estará lista en un momento.',
  givenBy: 'La da {structure}',
  looking: 'Buscamos su insignia…',
  signIn: 'Diga quién es. Así la insignia llevará su nombre.',
  take: 'Tomar esta insignia',
  taking: 'Un momento…',
  see: 'Ver mi insignia',
  later: 'Tomar la insignia más tarde',
  until: 'Este enlace funciona hasta el {date}.',
};
