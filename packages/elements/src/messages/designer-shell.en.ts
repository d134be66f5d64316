import type {Translation} from '../text/messages.js';
import type {designerShellFr} from './designer-shell.fr.js';
import {errorsEn} from './errors.en.js';

export const designerShellEn: Translation<typeof designerShellFr> = {
  ...errorsEn,
  'error.BADGE_UNKNOWN': 'We cannot find this badge. Tell the author of the page.',
  waiting: 'We are preparing the page…',
  'title.own': 'Make my badge',
  'title.structure': 'Make a badge of the organisation',
  'title.image': 'Change the image of a badge',
  'title.drawing': 'Draw a badge',
  forBadge: 'Badge: {name}',
  unreadable: 'These colours are hard to read.',
};
