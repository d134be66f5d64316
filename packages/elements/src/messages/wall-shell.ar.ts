import type {Translation} from '../text/messages.js';
import type {wallShellFr} from './wall-shell.fr.js';

export const wallShellAr: Translation<typeof wallShellFr> = {
  'error.UNREACHABLE': 'الموقع لا يستجيب. حاول من جديد بعد لحظة.',
  'error.OTHER': 'لم نتمكّن من قراءة هذه الشارات. حاول من جديد.',
  retry: 'حاول من جديد',
  loading: 'نبحث عن الشارات…',
  none: 'لا توجد شارات هنا.',
};
