import type {Translation} from '../text/messages.js';
import type {sheetFr} from './sheet.fr.js';

export const sheetEn: Translation<typeof sheetFr> = {
  criteria: 'What this badge shows',
  howEarned: 'How to get it',
  gathers: 'The badges that it takes',
  givenBy: 'Given by {name}',
  completeElsewhere: 'To complete it, go to the page of your request.',
  close: 'Close',
};
