import type {Translation} from '../text/messages.js';
import type {declaredFr} from './declared.fr.js';

export const declaredEs: Translation<typeof declaredFr> = {
  declaredCourse: 'Un curso en línea',
  declaredDone: 'Terminado',
  declaredPassed: 'Aprobado',
  declaredScore: 'Nota: {percent}',
  declaredUnproven: 'Lo dice el navegador, sin prueba.',
};
