import type {Translation} from '../text/messages.js';
import type {errorsFr} from './errors.fr.js';

export const errorsEs: Translation<typeof errorsFr> = {
  'error.UNREACHABLE': 'El sitio no responde. Pruebe otra vez en un momento.',
  'error.TIMED_OUT': 'El sitio responde muy despacio. Pruebe otra vez.',
  'error.SESSION_ENDED': 'Su sesión ha terminado. Entre de nuevo.',
  'error.SIGN_IN_REQUIRED': 'Entre en su cuenta para seguir.',
  'error.FORBIDDEN': 'Usted no tiene acceso a esto aquí. Avise a la entidad.',
  'error.ORIGIN_NOT_REGISTERED': 'La entidad no conoce este sitio web. Avise a la entidad.',
  'error.STRUCTURE_UNKNOWN': 'No encontramos esta entidad. Avise al autor de la página.',
  'error.TOO_MANY_ATTEMPTS': 'Demasiados intentos. Espere unos minutos y pruebe otra vez.',
  'error.OTHER': 'Algo no ha funcionado. Pruebe otra vez.',
  retry: 'Probar otra vez',
};
