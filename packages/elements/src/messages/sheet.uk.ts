import type {Translation} from '../text/messages.js';
import type {sheetFr} from './sheet.fr.js';

export const sheetUk: Translation<typeof sheetFr> = {
  criteria: 'Що показує ця відзнака',
  howEarned: 'Як її отримати',
  gathers: 'Потрібні відзнаки',
  givenBy: 'Від: {name}',
  completeElsewhere: 'Щоб доповнити, перейдіть на сторінку вашого запиту.',
  close: 'Закрити',
};
