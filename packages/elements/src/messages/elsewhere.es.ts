import type {Translation} from '../text/messages.js';
import type {elsewhereFr} from './elsewhere.fr.js';
import {errorsEs} from './errors.es.js';

export const elsewhereEs: Translation<typeof elsewhereFr> = {
  ...errorsEs,
  'error.AWARD_UNKNOWN': 'Ya no encontramos esta insignia entre las suyas.',
  'error.WRONG_MODE': 'Esta insignia no espera una respuesta suya.',
  'error.REQUEST_STATE': 'Ya ha respondido sobre esta insignia.',

  onYes:
    'Esta insignia también puede ir a su Open Badge Passport. Díganos que sí: sale con su nombre y su correo.',
  accept: 'Sí, acepto esta insignia',
  waiting:
    'Esta insignia también va hacia Open Badge Passport. No tiene que hacer nada. Vuelva un poco más tarde.',
  needsAddress:
    'Esta insignia también podría ir a Open Badge Passport. Antes hace falta un correo suyo aquí.',
  sent: 'Esta insignia también le espera en Open Badge Passport.',
  byMail: 'Un correo le dice cómo recogerla.',
  take: 'Recogerla allí',
  received: 'Ya ha recogido esta insignia allí.',
  inWallet: 'Esta insignia también está en su Open Badge Passport.',
  refused:
    'Esta insignia no ha podido ir a Open Badge Passport. Aquí es válida. Su estructura puede volver a intentarlo.',
  takenBack: 'Esta insignia ya no es válida en Open Badge Passport. Aquí es válida.',
};
