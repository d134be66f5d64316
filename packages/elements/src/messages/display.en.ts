import type {Translation} from '../text/messages.js';
import type {displayFr} from './display.fr.js';

export const displayEn: Translation<typeof displayFr> = {
  'error.UNREACHABLE': 'The site does not answer. Try again in a moment.',
  retry: 'Try again',
  loading: 'We are looking for the badge…',
  none: 'There is no badge here.',
};
