import type {Translation} from '../text/messages.js';
import {errorsUk} from './errors.uk.js';
import type {signInFr} from './sign-in.fr.js';

export const signInUk: Translation<typeof signInFr> = {
  ...errorsUk,
  'error.CODE_WRONG': 'Цей код неправильний. Уважно подивіться на повідомлення і спробуйте ще раз.',
  'error.CODE_EXPIRED': 'Цей код більше не діє. Попросіть інший код.',
  'error.EMAIL': 'Напишіть адресу електронної пошти. Наприклад: name@example.fr',
  'error.SIX_DIGITS': 'Напишіть 6 цифр коду.',
  'error.CLAIM': 'Напишіть код із паперу.',
  title: 'Увійти',
  email: 'Ваша електронна адреса',
  sendCode: 'Отримати код',
  noEmail: 'У мене є код на папері',
  useEmail: 'У мене є електронна адреса',
  codeSent: 'Повідомлення надіслано на {email}.',
  code: 'Код із повідомлення',
  codeHint: 'Це 6 цифр. Їх можна вставити.',
  signIn: 'Увійти',
  sendAgain: 'Надіслати інший код',
  sentAgain: 'Ще одне повідомлення надіслано на {email}.',
  otherEmail: 'Змінити адресу',
  claim: 'Ваш код',
  claimHint: 'Він на папері, який вам дав консультант.',
  waiting: 'Хвилинку…',
  hello: 'Добрий день, {name}',
  helloNobody: 'Добрий день',
  isSignedIn: 'Ви увійшли.',
  signOut: 'Вийти',
  claimScanned: 'Код із вашого паперу вже тут.',
};
