/** The words of `<badge-request>` before there is a badge to ask for, in English. */
import type {Translation} from '../text/messages.js';
import {errorsEn} from './errors.en.js';
import type {requestShellFr} from './request-shell.fr.js';

export const requestShellEn: Translation<typeof requestShellFr> = {
  ...errorsEn,
  'error.BADGE_UNKNOWN': 'We cannot find this badge. Please tell the author of the page.',
  requestFirst: 'Send your request for the badge first.',
  waiting: 'We are looking for the badge…',
};
