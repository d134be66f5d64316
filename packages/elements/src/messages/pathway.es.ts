import type {Translation} from '../text/messages.js';
import type {pathwayFr} from './pathway.fr.js';

export const pathwayEs: Translation<typeof pathwayFr> = {
  'error.UNREACHABLE': 'El sitio no responde. Pruebe otra vez en un momento.',
  'error.OTHER': 'Algo no ha funcionado. Pruebe otra vez.',
  retry: 'Probar otra vez',
  waiting: 'Buscamos el recorrido…',
  empty: 'Este recorrido todavía no tiene pasos.',
};
