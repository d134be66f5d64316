import type {Translation} from '../text/messages.js';
import {errorsAr} from './errors.ar.js';
import type {passportFr} from './passport.fr.js';

export const passportAr: Translation<typeof passportFr> = {
  ...errorsAr,
  title: 'في Open Badge Passport الخاص بي',
  what: 'Open Badge Passport موقع آخر. يلزم أن يكون لك حساب فيه.',
  names: 'في النسخة، عنوان بريدك الإلكتروني مخفيّ في رمز.',
  why: 'يقول هذا الرمز لموقع Open Badge Passport إن الشارة لك.',
  online: 'تبقى النسخة على الإنترنت حتى تزيلها.',
  make: 'جهّز النسخة',
  making: 'لحظة…',
  made: 'حُفظت الصورة. وهي تحتوي على النسخة.',
  exists: 'لديك نسخة على الإنترنت.',
  next: 'والآن:',
  open: 'يُفتح Open Badge Passport. ثم يُسجَّل الدخول.',
  import: 'تُضاف شارة: تُختار الصورة المحفوظة.',
  address: 'يُكتب هناك عنوان البريد نفسه المستعمل هنا.',
  site: 'اذهب إلى Open Badge Passport',
  again: 'حفظ الصورة',
  retry: 'المحاولة مرة أخرى',
  remove: 'إزالة النسخة',
  removed: 'أُزيلت النسخة. سيقول الموقع الآخر: لم تعد الشارة صالحة.',
  'error.EMAIL_NOT_PROVEN': 'يلزم عنوان بريد إلكتروني. تُرجى إضافته أولًا إلى حسابك.',
  'error.AWARD_NOT_VALID': 'هذه الشارة لم تعد صالحة.',
  'error.AWARD_UNKNOWN': 'هذه الشارة لم تعد لك.',
};
