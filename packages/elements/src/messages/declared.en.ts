/** The words of a course that the person's browser says is done, in English. */
import type {Translation} from '../text/messages.js';
import type {declaredFr} from './declared.fr.js';

export const declaredEn: Translation<typeof declaredFr> = {
  declaredCourse: 'An online course',
  declaredDone: 'Finished',
  declaredPassed: 'Passed',
  declaredScore: 'Score: {percent}',
  declaredUnproven: 'Said by the browser, not proven.',
};
