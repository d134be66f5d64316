import type {Translation} from '../text/messages.js';
import type {errorsFr} from './errors.fr.js';

export const errorsAr: Translation<typeof errorsFr> = {
  'error.UNREACHABLE': 'الموقع لا يستجيب. حاول من جديد بعد لحظة.',
  'error.TIMED_OUT': 'الموقع يستجيب ببطء شديد. حاول من جديد.',
  'error.SESSION_ENDED': 'انتهت جلستك. ادخل من جديد.',
  'error.SIGN_IN_REQUIRED': 'ادخل إلى حسابك للمتابعة.',
  'error.FORBIDDEN': 'ليس لك حق الوصول إلى هذا هنا. أخبر المؤسسة.',
  'error.ORIGIN_NOT_REGISTERED': 'هذا الموقع غير مسجّل لدى المؤسسة. أخبر المؤسسة.',
  'error.STRUCTURE_UNKNOWN': 'لا نجد هذه المؤسسة. أخبر صاحب الصفحة.',
  'error.TOO_MANY_ATTEMPTS': 'محاولات كثيرة. انتظر بضع دقائق ثم حاول من جديد.',
  'error.OTHER': 'حدث خطأ ما. حاول من جديد.',
  retry: 'حاول من جديد',
};
