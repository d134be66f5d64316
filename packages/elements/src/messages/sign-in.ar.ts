import type {Translation} from '../text/messages.js';
import {errorsAr} from './errors.ar.js';
import type {signInFr} from './sign-in.fr.js';

export const signInAr: Translation<typeof signInFr> = {
  ...errorsAr,
  'error.CODE_WRONG': 'هذا الرمز غير صحيح. انظر جيدًا إلى الرسالة ثم حاول من جديد.',
  'error.CODE_EXPIRED': 'هذا الرمز لم يعد يعمل. اطلب رمزًا آخر.',
  'error.EMAIL': 'اكتب عنوان بريد إلكتروني، مثلًا: name@example.fr',
  'error.SIX_DIGITS': 'اكتب أرقام الرمز الستة.',
  'error.CLAIM': 'اكتب الرمز الموجود على الورقة.',
  title: 'الدخول',
  email: 'عنوان بريدك الإلكتروني',
  sendCode: 'أرسلوا لي رمزًا',
  noEmail: 'عندي رمز على ورقة',
  useEmail: 'عندي عنوان بريد إلكتروني',
  codeSent: 'أُرسلت رسالة إلى {email}.',
  code: 'الرمز الموجود في الرسالة',
  codeHint: 'ستة أرقام. يمكنك لصقها.',
  signIn: 'ادخل',
  sendAgain: 'إرسال رمز آخر',
  sentAgain: 'أُرسلت رسالة أخرى إلى {email}.',
  otherEmail: 'تغيير العنوان',
  claim: 'رمزك',
  claimHint: 'هو على الورقة التي أعطاك إياها مستشارك.',
  waiting: 'لحظة…',
  hello: 'مرحبًا، {name}',
  helloNobody: 'مرحبًا',
  isSignedIn: 'تمّ الدخول.',
  signOut: 'الخروج',
  claimScanned: 'رمز ورقتك موجود هنا.',
};
