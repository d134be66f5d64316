import type {Translation} from '../text/messages.js';
import type {pathwayFr} from './pathway.fr.js';

export const pathwayAr: Translation<typeof pathwayFr> = {
  'error.UNREACHABLE': 'الموقع لا يستجيب. حاول من جديد بعد لحظة.',
  'error.OTHER': 'حدث خطأ. حاول من جديد.',
  retry: 'حاول من جديد',
  waiting: 'نبحث عن المسار…',
  empty: 'لا توجد خطوات في هذا المسار بعد.',
};
