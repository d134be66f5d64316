import type {Translation} from '../text/messages.js';
import {errorsAr} from './errors.ar.js';
import type {reviewFrameFr} from './review-frame.fr.js';

export const reviewFrameAr: Translation<typeof reviewFrameFr> = {
  ...errorsAr,
  title: 'طلبات للفحص',
  signIn: 'للاطّلاع على الطلبات، يلزم الدخول.',
  waiting: 'نبحث عن الطلبات…',
  elsewhere: 'يمكنك أيضًا الفحص في صفحة المؤسسة.',
  openPage: 'فتح صفحة المؤسسة',
  'error.UNREACHABLE': 'الموقع لا يستجيب. لم يضع شيء.',
  'error.TIMED_OUT': 'الموقع لا يستجيب. لم يضع شيء.',
  notHere: 'لا يمكن الإجابة هنا.',
  notHereWhy: 'هذا الموقع غير مسجّل لدى المؤسسة.',
  answerAt: 'أجب في {host}',
};
