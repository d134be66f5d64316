import type {Translation} from '../text/messages.js';
import type {sheetFr} from './sheet.fr.js';

export const sheetEs: Translation<typeof sheetFr> = {
  criteria: 'Lo que muestra esta insignia',
  howEarned: 'Cómo se obtiene',
  gathers: 'Las insignias que hacen falta',
  givenBy: 'Dada por {name}',
  completeElsewhere: 'Para completarla, vaya a la página de su solicitud.',
  close: 'Cerrar',
};
