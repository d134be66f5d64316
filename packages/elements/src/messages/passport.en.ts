import type {Translation} from '../text/messages.js';
import {errorsEn} from './errors.en.js';
import type {passportFr} from './passport.fr.js';

export const passportEn: Translation<typeof passportFr> = {
  ...errorsEn,
  title: 'In my Open Badge Passport',
  what: 'Open Badge Passport is another site. You need an account there.',
  names: 'In the copy, your e-mail address is hidden in a code.',
  why: 'This code tells Open Badge Passport that the badge is yours.',
  online: 'The copy stays online until you remove it.',
  make: 'Prepare the copy',
  making: 'One moment…',
  made: 'The picture is saved. It holds the copy.',
  exists: 'You already have a copy online.',
  next: 'And now:',
  open: 'Open Open Badge Passport. Sign in.',
  import: 'Add a badge: choose the saved picture.',
  address: 'Give the same e-mail address as here.',
  site: 'Go to Open Badge Passport',
  again: 'Save the picture',
  retry: 'Try again',
  remove: 'Remove the copy',
  removed: 'The copy is removed. The other site will say: this badge is no longer valid.',
  'error.EMAIL_NOT_PROVEN': 'An e-mail address is needed. First add it to your account.',
  'error.AWARD_NOT_VALID': 'This badge is no longer valid.',
  'error.AWARD_UNKNOWN': 'This badge is no longer yours.',
};
