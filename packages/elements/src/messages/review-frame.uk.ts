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
};
