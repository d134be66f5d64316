import type {Translation} from '../text/messages.js';
import type {displayFr} from './display.fr.js';

export const displayAr: Translation<typeof displayFr> = {
  'error.UNREACHABLE': 'لا يوجد رد. تحقّق من اتصالك ثم حاول من جديد.',
  retry: 'حاول من جديد',
  loading: 'نبحث عن الشارة…',
  none: 'لا توجد شارة هنا.',
};
