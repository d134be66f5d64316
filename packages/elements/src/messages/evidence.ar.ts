import type {Translation} from '../text/messages.js';
import type {evidenceFr} from './evidence.fr.js';

export const evidenceAr: Translation<typeof evidenceFr> = {
  'error.FILE_UNKNOWN': 'هذا الملف لم يعد موجودًا.',
  'error.FILE_HELD': 'نتحقّق من أن هذا الملف آمن. تُرجى المحاولة لاحقًا.',
  noAnswer: 'لا جواب من الشخص.',
  loadingFile: 'نفتح الملف…',
  failedFile: 'هذا الملف لا يُفتح.',
  download: 'تنزيل الوثيقة',
  mute: 'لا يمكن سماع هذا التسجيل هنا.',
  downloadVoice: 'تنزيل التسجيل',
  yes: 'نعم',
  no: 'لا',
  retry: 'المحاولة من جديد',
};
