import type {Translation} from '../text/messages.js';
import type {claimFr} from './claim.fr.js';
import {errorsAr} from './errors.ar.js';

export const claimAr: Translation<typeof claimFr> = {
  ...errorsAr,
  'error.CLAIM_UNKNOWN': 'هذه الشارة ليست لهذا الشخص، أو أخذها شخص آخر.',
  'error.CLAIM_EXPIRED': 'انتهت المدة. ارجع إلى صفحة الدرس لطلبها من جديد.',
  'error.TOKEN_INVALID': 'صفحة الدرس لم تعطِ الدليل الصحيح. أعد تحميلها ثم حاول من جديد.',
  'error.TOKEN_USED': 'هذا الدليل استُعمل من قبل. أعد تحميل صفحة الدرس ثم حاول.',
  'error.BADGE_ALREADY_HELD': 'لديك هذه الشارة من قبل.',
  'error.CRITERIA_NOT_MET': 'الدرس لم ينتهِ بعد. ينقص شيء لهذه الشارة.',
  'error.FACT_VOIDED': 'منصة الدروس سحبت هذه النتيجة. تحدّث مع مدرّبك.',
  'error.BADGE_RETIRED': 'هذه الشارة لم تعد تُعطى.',
  'error.BADGE_UNKNOWN': 'لا نجد هذه الشارة. أخبر صاحب الصفحة.',
  'error.WRONG_MODE': 'لا تُنال هذه الشارة بدرس. أخبر صاحب الصفحة.',
  'error.CLAIM_MISSING': 'لا توجد شارة لأخذها هنا.',
  title: 'شارة بانتظارك',
  taken: 'الشارة لك.',
  givenAlready: 'لقد أخذت هذه الشارة من قبل.',
  soon: 'ستكون جاهزة بعد لحظة.',
  givenBy: 'تمنحها {structure}',
  looking: 'نبحث عن شارتك…',
  signIn: 'قل من أنت، لتكون الشارة باسمك.',
  take: 'خذ هذه الشارة',
  taking: 'لحظة…',
  see: 'عرض شارتي',
  later: 'أخذ الشارة لاحقًا',
  until: 'هذا الرابط يعمل حتى {date}.',
};
