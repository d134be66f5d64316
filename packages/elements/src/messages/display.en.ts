import type {Translation} from '../text/messages.js';
import type {displayFr} from './display.fr.js';
import {errorsEn} from './errors.en.js';

export const displayEn: Translation<typeof displayFr> = {
  ...errorsEn,
  'error.OTHER': 'We could not read this badge. Try again.',
  'error.ERR_NOT_A_CREDENTIAL': 'This file is not a badge.',
  'error.ERR_JSON_MALFORMED': 'This file is not a badge.',
  'error.ERR_NO_CREDENTIAL_IN_IMAGE': 'This picture is not a badge.',
  'error.ERR_TOO_LARGE': 'This file is too big.',
  loading: 'We are looking for the badge…',
  empty: 'There is no badge here.',
  signInFirst: 'Please sign in to see your badge.',
  nothingYet: 'You do not have this badge yet.',
  signing: 'Your badge is on its way. Wait a moment.',
};
