import type {Translation} from '../text/messages.js';
import type {shellFr} from './shell.fr.js';

export const shellUk: Translation<typeof shellFr> = {
  'error.UNREACHABLE': 'Немає відповіді. Перевірте з’єднання і спробуйте ще раз.',
  retry: 'Спробувати ще раз',
  waiting: 'Хвилинку…',
  nothing: 'Тут немає чого показати.',
};
