import type {Translation} from '../text/messages.js';
import type {displayFr} from './display.fr.js';

export const displayUk: Translation<typeof displayFr> = {
  'error.UNREACHABLE': 'Сайт не відповідає. Спробуйте ще раз за хвилинку.',
  retry: 'Спробувати ще раз',
  loading: 'Ми шукаємо відзнаку…',
  none: 'Тут немає відзнаки.',
};
