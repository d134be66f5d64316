import type {Translation} from '../text/messages.js';
import type {evidenceFr} from './evidence.fr.js';

export const evidenceUk: Translation<typeof evidenceFr> = {
  'error.FILE_UNKNOWN': 'Цього файлу вже немає.',
  'error.FILE_HELD': 'Ми перевіряємо, чи файл безпечний. Спробуйте пізніше.',
  noAnswer: 'Людина не відповіла.',
  loadingFile: 'Ми відкриваємо файл…',
  failedFile: 'Цей файл не відкривається.',
  download: 'Завантажити документ',
  mute: 'Цей запис тут не відтворюється.',
  downloadVoice: 'Завантажити запис',
  yes: 'Так',
  no: 'Ні',
  retry: 'Спробувати ще раз',
};
