import type {Translation} from '../text/messages.js';
import type {pathwayFr} from './pathway.fr.js';

export const pathwayUk: Translation<typeof pathwayFr> = {
  'error.UNREACHABLE': 'Немає відповіді. Перевірте з’єднання і спробуйте ще раз.',
  'error.OTHER': 'Щось не вийшло. Спробуйте ще раз.',
  retry: 'Спробувати ще раз',
  waiting: 'Шукаємо маршрут…',
  empty: 'У цьому маршруті ще немає кроків.',
};
