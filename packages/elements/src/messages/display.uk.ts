import type {Translation} from '../text/messages.js';
import type {displayFr} from './display.fr.js';

export const displayUk: Translation<typeof displayFr> = {
  'error.UNREACHABLE': 'Немає відповіді. Перевірте з’єднання і спробуйте ще раз.',
  retry: 'Спробувати ще раз',
  loading: 'Ми шукаємо відзнаку…',
  none: 'Тут немає відзнаки.',
};
