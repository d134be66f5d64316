import type {Translation} from '../text/messages.js';
import type {errorsFr} from './errors.fr.js';

export const errorsEn: Translation<typeof errorsFr> = {
  'error.UNREACHABLE': 'The site does not answer. Try again in a moment.',
  'error.TIMED_OUT': 'The site answers too slowly. Try again.',
  'error.SESSION_ENDED': 'Your sign-in has ended. Please sign in again.',
  'error.SIGN_IN_REQUIRED': 'Please sign in to go on.',
  'error.FORBIDDEN': 'You have no access to this here. Please tell the organisation.',
  'error.ORIGIN_NOT_REGISTERED': 'This site is not registered with the organisation. Please tell them.',
  'error.STRUCTURE_UNKNOWN': 'We cannot find this organisation. Please tell the author of the page.',
  'error.TOO_MANY_ATTEMPTS': 'Too many tries. Wait a few minutes, then try again.',
  'error.OTHER': 'Something did not work. Try again.',
  retry: 'Try again',
};
