import type {Translation} from '../text/messages.js';
import type {shellFr} from './shell.fr.js';

export const shellEs: Translation<typeof shellFr> = {
  'error.UNREACHABLE': 'El sitio no responde. Pruebe otra vez en un momento.',
  retry: 'Probar otra vez',
  waiting: 'Un momento…',
  nothing: 'No hay nada que mostrar aquí.',
};
