import type {Translation} from '../text/messages.js';
import type {shellFr} from './shell.fr.js';

export const shellUk: Translation<typeof shellFr> = {
  'error.UNREACHABLE': 'Сайт не відповідає. Спробуйте ще раз за хвилинку.',
  retry: 'Спробувати ще раз',
  waiting: 'Хвилинку…',
  nothing: 'Тут немає чого показати.',
};
