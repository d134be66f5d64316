import type {Translation} from '../text/messages.js';
import {errorsUk} from './errors.uk.js';
import type {reviewFrameFr} from './review-frame.fr.js';

export const reviewFrameUk: Translation<typeof reviewFrameFr> = {
  ...errorsUk,
  title: 'Запити на розгляд',
  signIn: 'Увійдіть, щоб побачити запити.',
  waiting: 'Ми шукаємо запити…',
  elsewhere: 'Розглядати можна також на сторінці організації.',
  openPage: 'Відкрити сторінку організації',
  'error.UNREACHABLE': 'Сайт не відповідає. Нічого не втрачено.',
  'error.TIMED_OUT': 'Сайт не відповідає. Нічого не втрачено.',
  notHere: 'Тут відповісти не можна.',
  notHereWhy: 'Цей сайт не зареєстрований в організації.',
  answerAt: 'Відповісти на {host}',
};
