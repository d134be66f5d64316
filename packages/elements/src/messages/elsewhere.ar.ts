import type {Translation} from '../text/messages.js';
import type {elsewhereFr} from './elsewhere.fr.js';
import {errorsAr} from './errors.ar.js';

export const elsewhereAr: Translation<typeof elsewhereFr> = {
  ...errorsAr,
  'error.AWARD_UNKNOWN': 'لم نعد نجد هذه الشارة بين شاراتك.',
  'error.WRONG_MODE': 'هذه الشارة لا تنتظر جوابًا منك.',
  'error.REQUEST_STATE': 'لقد أجبت بشأن هذه الشارة من قبل.',

  onYes: 'يمكن أن تذهب هذه الشارة أيضًا إلى Open Badge Passport. مع «نعم»، تُرسَل مع اسمك وبريدك الإلكتروني.',
  accept: 'نعم، أقبل هذه الشارة',
  waiting: 'هذه الشارة في طريقها أيضًا إلى Open Badge Passport. ليس عليك فعل شيء. تمكن العودة لاحقًا.',
  needsAddress: 'يمكن أن تذهب هذه الشارة أيضًا إلى Open Badge Passport. يلزم أولًا بريد إلكتروني باسمك هنا.',
  sent: 'هذه الشارة تنتظرك أيضًا في Open Badge Passport.',
  byMail: 'رسالة بريد تشرح لك كيف تأخذها.',
  take: 'أخذها هناك',
  received: 'لقد أخذت هذه الشارة هناك.',
  inWallet: 'هذه الشارة موجودة أيضًا في Open Badge Passport الخاص بك.',
  refused:
    'لم تتمكن هذه الشارة من الذهاب إلى Open Badge Passport. هنا هي صالحة. يمكن لمؤسستك أن تتُرجى المحاولة من جديد.',
  takenBack: 'لم تعد هذه الشارة صالحة في Open Badge Passport. هنا هي صالحة.',
};
