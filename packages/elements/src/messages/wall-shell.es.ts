import type {Translation} from '../text/messages.js';
import type {wallShellFr} from './wall-shell.fr.js';

export const wallShellEs: Translation<typeof wallShellFr> = {
  'error.UNREACHABLE': 'El sitio no responde. Pruebe otra vez en un momento.',
  'error.OTHER': 'No hemos podido leer estas insignias. Pruebe otra vez.',
  retry: 'Probar otra vez',
  loading: 'Buscamos las insignias…',
  none: 'Aquí no hay insignias.',
};
