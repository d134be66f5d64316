import type {Translation} from '../text/messages.js';
import type {wallShellFr} from './wall-shell.fr.js';

export const wallShellEn: Translation<typeof wallShellFr> = {
  'error.UNREACHABLE': 'The site does not answer. Try again in a moment.',
  'error.OTHER': 'We could not read these badges. Try again.',
  retry: 'Try again',
  loading: 'We are looking for the badges…',
  none: 'There are no badges here.',
};
