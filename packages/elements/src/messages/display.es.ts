import type {Translation} from '../text/messages.js';
import type {displayFr} from './display.fr.js';

export const displayEs: Translation<typeof displayFr> = {
  'error.UNREACHABLE': 'El sitio no responde. Pruebe otra vez en un momento.',
  retry: 'Probar otra vez',
  loading: 'Buscamos la insignia…',
  none: 'Aquí no hay ninguna insignia.',
};
