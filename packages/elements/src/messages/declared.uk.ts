import type {Translation} from '../text/messages.js';
import type {declaredFr} from './declared.fr.js';

export const declaredUk: Translation<typeof declaredFr> = {
  declaredCourse: 'Онлайн-курс',
  declaredDone: 'Завершено',
  declaredPassed: 'Складено',
  declaredScore: 'Результат: {percent}',
  declaredUnproven: 'Так каже браузер, не доведено.',
};
