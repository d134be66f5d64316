import type {Translation} from '../text/messages.js';
import {errorsEs} from './errors.es.js';
import type {requestShellFr} from './request-shell.fr.js';

export const requestShellEs: Translation<typeof requestShellFr> = {
  ...errorsEs,
  'error.BADGE_UNKNOWN': 'No encontramos esta insignia. Avise al autor de la página.',
  waiting: 'Buscamos la insignia…',
  requestFirst: 'Envíe primero su solicitud de insignia.',
};
