import type {Translation} from '../text/messages.js';
import type {errorsFr} from './errors.fr.js';

export const errorsUk: Translation<typeof errorsFr> = {
  'error.UNREACHABLE': 'Сайт не відповідає. Спробуйте ще раз за хвилинку.',
  'error.TIMED_OUT': 'Сайт відповідає надто повільно. Спробуйте ще раз.',
  'error.SESSION_ENDED': 'Ваш вхід завершився. Увійдіть знову.',
  'error.SIGN_IN_REQUIRED': 'Увійдіть, щоб продовжити.',
  'error.FORBIDDEN': 'Тут у вас немає доступу до цього. Повідомте організацію.',
  'error.ORIGIN_NOT_REGISTERED': 'Цей сайт не зареєстрований в організації. Повідомте організацію.',
  'error.STRUCTURE_UNKNOWN': 'Ми не знаходимо цю організацію. Повідомте автора сторінки.',
  'error.TOO_MANY_ATTEMPTS': 'Забагато спроб. Зачекайте кілька хвилин і спробуйте ще раз.',
  'error.OTHER': 'Щось не вийшло. Спробуйте ще раз.',
  retry: 'Спробувати ще раз',
};
