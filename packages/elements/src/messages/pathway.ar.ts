import type {Translation} from '../text/messages.js';
import type {pathwayFr} from './pathway.fr.js';

export const pathwayAr: Translation<typeof pathwayFr> = {
  'error.UNREACHABLE': 'الموقع لا يستجيب. تُرجى المحاولة من جديد بعد لحظة.',
  'error.OTHER': 'حدث خطأ. تُرجى المحاولة من جديد.',
  retry: 'المحاولة من جديد',
  waiting: 'نبحث عن المسار…',
  empty: 'لا توجد خطوات في هذا المسار بعد.',
};
