import type {Translation} from '../text/messages.js';
import {errorsEn} from './errors.en.js';
import type {pathwayFr} from './pathway.fr.js';

export const pathwayEn: Translation<typeof pathwayFr> = {
  ...errorsEn,
  'error.PATHWAY_UNKNOWN': 'We cannot find this pathway. Please tell the author of the page.',
  waiting: 'We are looking for the pathway…',
  empty: 'This pathway has no step yet.',
  progressUnknown: 'We could not read your steps.',
};
