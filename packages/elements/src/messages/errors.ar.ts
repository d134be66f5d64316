import type {Translation} from '../text/messages.js';
import type {errorsFr} from './errors.fr.js';

export const errorsAr: Translation<typeof errorsFr> = {
  'error.UNREACHABLE': 'الموقع لا يستجيب. تُرجى المحاولة من جديد بعد لحظة.',
  'error.TIMED_OUT': 'الموقع يستجيب ببطء شديد. تُرجى المحاولة من جديد.',
  'error.SESSION_ENDED': 'انتهت جلستك. يلزم الدخول من جديد.',
  'error.SIGN_IN_REQUIRED': 'يلزم الدخول إلى حسابك للمتابعة.',
  'error.FORBIDDEN': 'ليس لك حق الوصول إلى هذا هنا. يُرجى إخبار المؤسسة.',
  'error.ORIGIN_NOT_REGISTERED': 'هذا الموقع غير مسجّل لدى المؤسسة. يُرجى إخبار المؤسسة.',
  'error.STRUCTURE_UNKNOWN': 'لا نجد هذه المؤسسة. يُرجى إخبار صاحب الصفحة.',
  'error.TOO_MANY_ATTEMPTS': 'محاولات كثيرة. يُرجى الانتظار بضع دقائق ثم المحاولة من جديد.',
  'error.OTHER': 'حدث خطأ ما. تُرجى المحاولة من جديد.',
  retry: 'المحاولة من جديد',
};
