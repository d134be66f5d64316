import type {Translation} from '../text/messages.js';
import type {pathwayFr} from './pathway.fr.js';

export const pathwayUk: Translation<typeof pathwayFr> = {
  'error.UNREACHABLE': 'Сайт не відповідає. Спробуйте ще раз за хвилинку.',
  'error.OTHER': 'Щось не вийшло. Спробуйте ще раз.',
  retry: 'Спробувати ще раз',
  waiting: 'Шукаємо маршрут…',
  empty: 'У цьому маршруті ще немає кроків.',
};
