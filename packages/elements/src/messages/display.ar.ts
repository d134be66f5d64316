import type {Translation} from '../text/messages.js';
import type {displayFr} from './display.fr.js';

export const displayAr: Translation<typeof displayFr> = {
  'error.UNREACHABLE': 'الموقع لا يستجيب. حاول من جديد بعد لحظة.',
  retry: 'حاول من جديد',
  loading: 'نبحث عن الشارة…',
  none: 'لا توجد شارة هنا.',
};
