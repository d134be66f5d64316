import type {Translation} from '../text/messages.js';
import {errorsEn} from './errors.en.js';
import type {supportersFr} from './supporters.fr.js';

export const supportersEn: Translation<typeof supportersFr> = {
  ...errorsEn,
  'error.BADGE_UNKNOWN': 'We cannot find this badge. Please tell the author of the page.',
  'error.JSON_MALFORMED': 'The list on this page cannot be read. Please tell its author.',
  'error.SUPPORTERS_MALFORMED': 'The list on this page cannot be read. Please tell its author.',
  title: 'Our supporters',
  nobody: 'The list is still empty. Your name can be on it.',
  people: {one: 'One person supports us.', other: '{n} people support us.'},
  organisations: {one: 'One organisation supports us.', other: '{n} organisations support us.'},
  both: '{people} and {organisations} support us.',
  'both.people': {one: 'One person', other: '{n} people'},
  'both.organisations': {one: 'one organisation', other: '{n} organisations'},
  latest: 'Here are our {n} latest supporters.',
  person: 'Since {month}',
  organisation: 'Organisation, since {month}',
  support: 'I support you',
  all: {one: 'See the supporter', other: 'See all {n} supporters'},
};
