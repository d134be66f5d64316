/** The words about a sheet with somebody's code that a backend makes to be printed, in Spanish. */
import type {Translation} from '../text/messages.js';
import type {paperFr} from './paper.fr.js';

export const paperEs: Translation<typeof paperFr> = {
  'paper.making': 'Preparamos las hojas…',
  'paper.made': {
    one: '{n} hoja está abierta en otra ventana. Imprímala: solo se abre una vez.',
    other: '{n} hojas están abiertas en otra ventana. Imprímalas: solo se abren una vez.',
  },
  'paper.ready': {
    one: '{n} hoja está lista. Se abre una sola vez, antes de las {time}.',
    other: '{n} hojas están listas. Se abren una sola vez, antes de las {time}.',
  },
  'paper.open': 'Abrir e imprimir (ventana nueva)',
};
