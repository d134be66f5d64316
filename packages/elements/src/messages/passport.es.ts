import type {Translation} from '../text/messages.js';
import {errorsEs} from './errors.es.js';
import type {passportFr} from './passport.fr.js';

export const passportEs: Translation<typeof passportFr> = {
  ...errorsEs,
  title: 'En mi Open Badge Passport',
  what: 'Open Badge Passport es otro sitio. Hace falta una cuenta allí.',
  names: 'La copia contiene una huella de su dirección de correo.',
  why: 'El Passport la usa para saber que la insignia es suya.',
  online: 'La copia sigue en línea hasta que usted la quite.',
  make: 'Preparar la copia',
  making: 'Un momento…',
  made: 'La imagen está guardada. Contiene la copia.',
  exists: 'Ya tiene una copia en línea.',
  next: 'Y ahora:',
  open: 'Abra Open Badge Passport. Inicie sesión.',
  import: 'Importe una insignia: elija la imagen guardada.',
  address: 'Su Passport debe conocer la misma dirección de correo que aquí.',
  site: 'Ir a Open Badge Passport',
  again: 'Guardar la imagen',
  retry: 'Volver a intentar',
  remove: 'Quitar la copia',
  removed: 'La copia está quitada. El Passport dirá: ya no es válida.',
  'error.EMAIL_NOT_PROVEN': 'Hace falta una dirección de correo. Añádala primero a su cuenta.',
  'error.AWARD_NOT_VALID': 'Esta insignia ya no es válida.',
  'error.AWARD_UNKNOWN': 'Esta insignia ya no es suya.',
};
