import type {Translation} from '../text/messages.js';
import {errorsEn} from './errors.en.js';
import type {passportFr} from './passport.fr.js';

export const passportEn: Translation<typeof passportFr> = {
  ...errorsEn,
  title: 'In my Open Badge Passport',
  what: 'Open Badge Passport is another site. You need an account there.',
  names: 'The copy holds a fingerprint of your e-mail address.',
  why: 'The Passport needs it to know that the badge is yours.',
  online: 'The copy stays online until you remove it.',
  make: 'Prepare the copy',
  making: 'One moment…',
  made: 'The picture is saved. It holds the copy.',
  exists: 'You already have a copy online.',
  next: 'And now:',
  open: 'Open Open Badge Passport. Sign in.',
  import: 'Import a badge: choose the saved picture.',
  address: 'Your Passport must know the same e-mail address as here.',
  site: 'Go to Open Badge Passport',
  again: 'Save the picture',
  retry: 'Try again',
  remove: 'Remove the copy',
  removed: 'The copy is removed. The Passport will say: no longer valid.',
  'error.EMAIL_NOT_PROVEN': 'An e-mail address is needed. First add it to your account.',
  'error.AWARD_NOT_VALID': 'This badge is no longer valid.',
  'error.AWARD_UNKNOWN': 'This badge is no longer yours.',
};
