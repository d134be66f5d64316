import type {Translation} from '../text/messages.js';
import type {pathwayFr} from './pathway.fr.js';

export const pathwayAr: Translation<typeof pathwayFr> = {
  'error.UNREACHABLE': 'لا يوجد رد. تحقّق من اتصالك ثم حاول من جديد.',
  'error.OTHER': 'حدث خطأ. حاول من جديد.',
  retry: 'حاول من جديد',
  waiting: 'نبحث عن المسار…',
  empty: 'لا توجد خطوات في هذا المسار بعد.',
};
