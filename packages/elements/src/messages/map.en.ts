import type {Translation} from '../text/messages.js';
import {errorsEn} from './errors.en.js';
import type {mapFr} from './map.fr.js';

export const mapEn: Translation<typeof mapFr> = {
  ...errorsEn,
  'error.PATHWAY_UNKNOWN': 'We cannot find this pathway. Please tell the author of the page.',
  progress: {one: '{n} badge earned out of {total}', other: '{n} badges earned out of {total}'},
  toEarn: {one: '{n} badge to earn', other: '{n} badges to earn'},
  keyMissing: {one: '{n} more badge to get the key badge.', other: '{n} more badges to get the key badge.'},
  keyComing: 'Your key badge is on its way.',
  keyEarned: 'Well done! You have the key badge.',
  keyGathersAll: {one: 'Key badge: it comes with {n} badge.', other: 'Key badge: it gathers the {n} badges.'},
  keyGathersSome: {
    one: 'Key badge: it takes {n} badge out of {total}.',
    other: 'Key badge: it takes {n} badges out of {total}.',
  },
  groupAsks: {one: 'It takes {n} step out of {total}.', other: 'It takes {n} steps out of {total}.'},
  'state.earned': 'Earned',
  'state.earnedOn': 'Earned on {date}',
  'state.now': 'To do now',
  'state.requested': 'Request sent',
  'state.needsMore': 'Something is missing',
  'state.later': 'Later',
  'state.optional': 'If you want',
  window: 'Around the {month} month',
  after: 'After: {titles}',
  request: 'Ask for this badge',
  complete: 'Complete my request',
  requestNamed: '{action}: {title}',
  justEarned: 'Well done! You have the badge “{title}”.',
};
