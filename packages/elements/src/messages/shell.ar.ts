import type {Translation} from '../text/messages.js';
import type {shellFr} from './shell.fr.js';

export const shellAr: Translation<typeof shellFr> = {
  'error.UNREACHABLE': 'الموقع لا يستجيب. تُرجى المحاولة من جديد بعد لحظة.',
  retry: 'المحاولة من جديد',
  waiting: 'لحظة…',
  nothing: 'لا يوجد شيء لعرضه هنا.',
};
