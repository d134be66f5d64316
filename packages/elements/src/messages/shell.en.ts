import type {Translation} from '../text/messages.js';
import type {shellFr} from './shell.fr.js';

export const shellEn: Translation<typeof shellFr> = {
  'error.UNREACHABLE': 'The site does not answer. Try again in a moment.',
  retry: 'Try again',
  waiting: 'One moment…',
  nothing: 'There is nothing to show here.',
};
