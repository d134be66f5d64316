import type {Translation} from '../text/messages.js';
import type {pathwayFr} from './pathway.fr.js';

export const pathwayEn: Translation<typeof pathwayFr> = {
  'error.UNREACHABLE': 'The site does not answer. Try again in a moment.',
  'error.OTHER': 'Something did not work. Try again.',
  retry: 'Try again',
  waiting: 'We are looking for the pathway…',
  empty: 'This pathway has no step yet.',
};
