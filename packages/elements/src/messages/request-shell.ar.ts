import type {Translation} from '../text/messages.js';
import {errorsAr} from './errors.ar.js';
import type {requestShellFr} from './request-shell.fr.js';

export const requestShellAr: Translation<typeof requestShellFr> = {
  ...errorsAr,
  'error.BADGE_UNKNOWN': 'لا نجد هذه الشارة. يُرجى إخبار صاحب الصفحة.',
  waiting: 'نبحث عن الشارة…',
  requestFirst: 'يلزم أولًا إرسال طلب الشارة.',
};
