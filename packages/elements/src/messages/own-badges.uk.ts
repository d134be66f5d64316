import type {Translation} from '../text/messages.js';
import {plural} from '../text/plural.js';
import type {ownBadgesFr} from './own-badges.fr.js';

export const ownBadgesUk: Translation<typeof ownBadgesFr> = {
  title: 'Де я зараз?',
  choose: 'Вибрати мої відзнаки',
  drop: 'Або покладіть їх сюди. Зображення PNG і SVG, файли JSON.',
  stays: 'Ваші файли залишаються на цій сторінці.',
  asks: 'Для перевірки сторінка надсилає лише текст відзнаки до {host}.',
  asksNobody: 'Без сервера вона не може перевірити все.',
  checking: 'Перевіряємо ваші відзнаки…',
  counts: 'Зараховано для: {titles}.',
  notAsked: 'Ця відзнака справжня. Цей маршрут її не вимагає.',
  notAskedUnproven: 'Цей маршрут не вимагає цієї відзнаки.',
  refused: 'Не зараховано. {reason}',
  undetermined: 'Ще не зараховано: ми не знаємо, чи вона справжня. {reason}',
  unreadable: 'Не зараховано. {reason}',
  tooMany: plural('uk', {
    one: 'Ви вже поклали {n} відзнаку. Спершу приберіть одну.',
    few: 'Ви вже поклали {n} відзнаки. Спершу приберіть одну.',
    other: 'Ви вже поклали {n} відзнак. Спершу приберіть одну.',
  }),
  said: '{name}: {words}',
  progress: plural('uk', {
    one: 'Отримано {n} відзнаку з {total}.',
    few: 'Отримано {n} відзнаки з {total}.',
    other: 'Отримано {n} відзнак із {total}.',
  }),
  remove: 'Прибрати',
  removeNamed: 'Прибрати: {name}',
  removed: '{name}: прибрано.',
  again: 'Спробувати ще раз',
  againNamed: 'Спробувати ще раз: {name}',
  yours: 'Ваші відзнаки',
};
