import type {Translation} from '../text/messages.js';
import type {shellFr} from './shell.fr.js';

export const shellAr: Translation<typeof shellFr> = {
  'error.UNREACHABLE': 'لا يوجد رد. تحقّق من اتصالك ثم حاول من جديد.',
  retry: 'حاول من جديد',
  waiting: 'لحظة…',
  nothing: 'لا يوجد شيء لعرضه هنا.',
};
