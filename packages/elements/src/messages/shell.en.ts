import type {Translation} from '../text/messages.js';
import type {shellFr} from './shell.fr.js';

export const shellEn: Translation<typeof shellFr> = {
  'error.UNREACHABLE': 'No answer. Check your connection, then try again.',
  retry: 'Try again',
  waiting: 'One moment…',
  nothing: 'There is nothing to show here.',
};
