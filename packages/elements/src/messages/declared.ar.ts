import type {Translation} from '../text/messages.js';
import type {declaredFr} from './declared.fr.js';

export const declaredAr: Translation<typeof declaredFr> = {
  declaredCourse: 'درس على الإنترنت',
  declaredDone: 'انتهى',
  declaredPassed: 'نجاح',
  declaredScore: 'النتيجة: {percent}',
  declaredUnproven: 'يقوله المتصفّح، بدون دليل.',
};
