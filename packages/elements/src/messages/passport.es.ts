import type {Translation} from '../text/messages.js';
import {errorsEs} from './errors.es.js';
import type {passportFr} from './passport.fr.js';

export const passportEs: Translation<typeof passportFr> = {
  ...errorsEs,
  title: 'En mi Open Badge Passport',
  what: 'Open Badge Passport es otro sitio. Hace falta una cuenta allí.',
  names: 'En la copia, su dirección de correo está escondida en un código.',
  why: 'Este código dice a Open Badge Passport que la insignia es suya.',
  online: 'La copia sigue en línea hasta que usted la quite.',
  make: 'Preparar la copia',
  making: 'Un momento…',
  made: 'La imagen está guardada. Contiene la copia.',
  exists: 'Ya tiene una copia en línea.',
  next: 'Y ahora:',
  open: 'Abra Open Badge Passport. Inicie sesión.',
  import: 'Añada una insignia: elija la imagen guardada.',
  address: 'Dé la misma dirección de correo que aquí.',
  site: 'Ir a Open Badge Passport',
  again: 'Guardar la imagen',
  retry: 'Volver a intentar',
  remove: 'Quitar la copia',
  removed: 'La copia está quitada. El otro sitio dirá: la insignia ya no es válida.',
  'error.EMAIL_NOT_PROVEN': 'Hace falta una dirección de correo. Añádala primero a su cuenta.',
  'error.AWARD_NOT_VALID': 'Esta insignia ya no es válida.',
  'error.AWARD_UNKNOWN': 'Esta insignia ya no es suya.',
};
