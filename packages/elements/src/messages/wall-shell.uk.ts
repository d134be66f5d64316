import type {Translation} from '../text/messages.js';
import type {wallShellFr} from './wall-shell.fr.js';

export const wallShellUk: Translation<typeof wallShellFr> = {
  'error.UNREACHABLE': 'Сайт не відповідає. Спробуйте ще раз за хвилинку.',
  'error.OTHER': 'Ми не змогли прочитати ці відзнаки. Спробуйте ще раз.',
  retry: 'Спробувати ще раз',
  loading: 'Ми шукаємо відзнаки…',
  none: 'Тут немає відзнак.',
};
