/** The words of `<badge-claim>`, in English. */
import type {Translation} from '../text/messages.js';
import type {claimFr} from './claim.fr.js';
import {errorsEn} from './errors.en.js';

export const claimEn: Translation<typeof claimFr> = {
  ...errorsEn,
  'error.CLAIM_UNKNOWN': 'This badge is not for this person, or somebody else has taken it.',
  'error.CLAIM_EXPIRED': 'The time is over. Go back to the course page to ask again.',
  'error.TOKEN_INVALID': 'The course page did not give the right proof. Reload it, then try again.',
  'error.TOKEN_USED': 'This proof was used already. Reload the course page, then try again.',
  'error.BADGE_ALREADY_HELD': 'You have this badge already.',
  'error.CRITERIA_NOT_MET': 'The course is not finished yet. Something is missing for this badge.',
  'error.FACT_VOIDED': 'The course platform took this result back. Ask your trainer about it.',
  'error.BADGE_RETIRED': 'This badge is no longer given.',
  'error.BADGE_UNKNOWN': 'We cannot find this badge. Tell the author of the page.',
  'error.WRONG_MODE': 'This badge is not earned by a course. Tell the author of the page.',
  'error.CLAIM_MISSING': 'There is no badge to take here.',
  title: 'A badge is waiting for you',
  titlePlain: 'Your badge',
  taken: 'The badge is yours.',
  soon: 'It will be ready in a moment.',
  givenBy: 'Given by {structure}',
  looking: 'Looking for your badge…',
  signIn: 'Say who you are, so that the badge is in your name.',
  take: 'Take this badge',
  taking: 'One moment…',
  see: 'See my badge',
  later: 'Take the badge later',
  until: 'This link works until {date}.',
};
