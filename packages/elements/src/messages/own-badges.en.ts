import type {Translation} from '../text/messages.js';
import type {ownBadgesFr} from './own-badges.fr.js';

export const ownBadgesEn: Translation<typeof ownBadgesFr> = {
  title: 'Where am I?',
  choose: 'Choose my badges',
  drop: 'Or drop them here. PNG and SVG images, JSON files.',
  stays: 'Your files stay in this page.',
  asks: 'To check a badge, it sends only its text to {host}.',
  asksNobody: 'Without a server it cannot check everything.',
  checking: 'We are checking your badges…',
  counts: 'It counts for: {titles}.',
  notAsked: 'This badge is real. This pathway does not ask for it.',
  notAskedUnproven: 'This pathway does not ask for this badge.',
  refused: 'It does not count. {reason}',
  undetermined: 'It does not count yet: we do not know whether it is real. {reason}',
  unreadable: 'It does not count. {reason}',
  tooMany: {
    one: 'You have put {n} badge already. Remove one first.',
    other: 'You have put {n} badges already. Remove one first.',
  },
  said: '{name}: {words}',
  progress: {one: '{n} badge earned out of {total}.', other: '{n} badges earned out of {total}.'},
  remove: 'Remove',
  removeNamed: 'Remove: {name}',
  removed: '{name}: removed.',
  again: 'Try again',
  againNamed: 'Try again: {name}',
  yours: 'Your badges',
};
