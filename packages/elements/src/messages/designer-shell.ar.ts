import type {Translation} from '../text/messages.js';
import type {designerShellFr} from './designer-shell.fr.js';
import {errorsAr} from './errors.ar.js';

export const designerShellAr: Translation<typeof designerShellFr> = {
  ...errorsAr,
  'error.BADGE_UNKNOWN': 'لا نجد هذه الشارة. يُرجى إخبار صاحب الصفحة.',
  waiting: 'نحضّر الصفحة…',
  'title.own': 'صنع شارتي',
  'title.structure': 'صنع شارة للمؤسسة',
  'title.image': 'تغيير صورة شارة',
  'title.drawing': 'رسم شارة',
  forBadge: 'الشارة: {name}',
  unreadable: 'هذه الألوان صعبة القراءة.',
};
