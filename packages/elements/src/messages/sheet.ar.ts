import type {Translation} from '../text/messages.js';
import type {sheetFr} from './sheet.fr.js';

export const sheetAr: Translation<typeof sheetFr> = {
  criteria: 'ما تُظهره هذه الشارة',
  howEarned: 'كيف تحصل عليها',
  gathers: 'الشارات المطلوبة',
  givenBy: 'تعطيها {name}',
  completeElsewhere: 'لإكماله، اذهب إلى صفحة طلبك.',
  close: 'إغلاق',
};
