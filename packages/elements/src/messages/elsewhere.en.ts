import type {Translation} from '../text/messages.js';
import type {elsewhereFr} from './elsewhere.fr.js';
import {errorsEn} from './errors.en.js';

export const elsewhereEn: Translation<typeof elsewhereFr> = {
  ...errorsEn,
  'error.AWARD_UNKNOWN': 'We no longer find this badge among yours.',
  'error.WRONG_MODE': 'This badge does not wait for an answer of yours.',
  'error.REQUEST_STATE': 'You have already answered about this badge.',

  onYes:
    'This badge can also go to your Open Badge Passport. Say yes: it leaves with your name and e-mail address.',
  accept: 'Yes, I accept this badge',
  waiting: 'This badge is also on its way to Open Badge Passport. You have nothing to do. Come back later.',
  needsAddress: 'This badge could also go to Open Badge Passport. For that you need an e-mail address here.',
  sent: 'This badge is also waiting for you in Open Badge Passport.',
  byMail: 'An e-mail tells you how to take it.',
  take: 'Take it there',
  received: 'You have taken this badge there already.',
  inWallet: 'This badge is also in your Open Badge Passport.',
  refused: 'This badge could not go to Open Badge Passport. Here it is valid. Your structure can try again.',
  takenBack: 'This badge is no longer valid in Open Badge Passport. Here it is valid.',
};
