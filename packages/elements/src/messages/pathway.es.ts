import type {Translation} from '../text/messages.js';
import type {pathwayFr} from './pathway.fr.js';

export const pathwayEs: Translation<typeof pathwayFr> = {
  'error.UNREACHABLE': 'No hay respuesta. Compruebe su conexión y pruebe otra vez.',
  'error.OTHER': 'Algo no ha funcionado. Pruebe otra vez.',
  retry: 'Probar otra vez',
  waiting: 'Buscamos el recorrido…',
  empty: 'Este recorrido todavía no tiene pasos.',
};
