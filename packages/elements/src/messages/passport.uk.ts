import type {Translation} from '../text/messages.js';
import {errorsUk} from './errors.uk.js';
import type {passportFr} from './passport.fr.js';

export const passportUk: Translation<typeof passportFr> = {
  ...errorsUk,
  title: 'До мого Open Badge Passport',
  what: 'Open Badge Passport — інший сайт. Там потрібен обліковий запис.',
  names: 'У копії ваша електронна адреса схована в коді.',
  why: 'Цей код каже Open Badge Passport, що відзнака ваша.',
  online: 'Копія буде в мережі, доки ви її не приберете.',
  make: 'Підготувати копію',
  making: 'Хвилинку…',
  made: 'Картинку збережено. Вона містить копію.',
  exists: 'У вас уже є копія в мережі.',
  next: 'А тепер:',
  open: 'Відкрийте Open Badge Passport. Увійдіть.',
  import: 'Додайте відзнаку: виберіть збережену картинку.',
  address: 'Вкажіть ту саму електронну адресу, що й тут.',
  site: 'Перейти до Open Badge Passport',
  again: 'Зберегти картинку',
  retry: 'Спробувати ще раз',
  remove: 'Прибрати копію',
  removed: 'Копію прибрано. Інший сайт скаже: відзнака більше не дійсна.',
  'error.EMAIL_NOT_PROVEN': 'Потрібна електронна адреса. Спершу додайте її до облікового запису.',
  'error.AWARD_NOT_VALID': 'Ця відзнака більше не дійсна.',
  'error.AWARD_UNKNOWN': 'Ця відзнака більше не ваша.',
};
