import type {Translation} from '../text/messages.js';
import type {elsewhereFr} from './elsewhere.fr.js';
import {errorsUk} from './errors.uk.js';

export const elsewhereUk: Translation<typeof elsewhereFr> = {
  ...errorsUk,
  'error.AWARD_UNKNOWN': 'Ми більше не знаходимо цієї відзнаки серед ваших.',
  'error.WRONG_MODE': 'Ця відзнака не чекає на вашу відповідь.',
  'error.REQUEST_STATE': 'Ви вже відповіли щодо цієї відзнаки.',

  onYes:
    "Ця відзнака може бути й у вашому Open Badge Passport. Скажіть «так»: вона піде з вашим ім'ям та адресою електронної пошти.",
  accept: 'Так, приймаю цю відзнаку',
  waiting:
    'Ця відзнака також прямує до Open Badge Passport. Вам нічого не треба робити. Поверніться пізніше.',
  needsAddress: 'Ця відзнака може бути й в Open Badge Passport. Спершу тут потрібна ваша електронна адреса.',
  sent: 'Ця відзнака чекає на вас також в Open Badge Passport.',
  byMail: 'Лист підкаже вам, як її взяти.',
  take: 'Взяти її там',
  received: 'Ви вже взяли цю відзнаку там.',
  inWallet: 'Ця відзнака є також у вашому Open Badge Passport.',
  refused:
    'Ця відзнака не змогла потрапити до Open Badge Passport. Тут вона дійсна. Ваша структура може спробувати ще раз.',
  takenBack: 'Ця відзнака більше не дійсна в Open Badge Passport. Тут вона дійсна.',
};
