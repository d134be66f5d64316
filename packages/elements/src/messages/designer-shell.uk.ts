import type {Translation} from '../text/messages.js';
import type {designerShellFr} from './designer-shell.fr.js';
import {errorsUk} from './errors.uk.js';

export const designerShellUk: Translation<typeof designerShellFr> = {
  ...errorsUk,
  'error.BADGE_UNKNOWN': 'Ми не знаходимо цю відзнаку. Повідомте автора сторінки.',
  waiting: 'Ми готуємо сторінку…',
  'title.own': 'Створити мою відзнаку',
  'title.structure': 'Створити відзнаку організації',
  'title.image': 'Змінити зображення відзнаки',
  'title.drawing': 'Намалювати відзнаку',
  forBadge: 'Відзнака: {name}',
  unreadable: 'Ці кольори погано читаються.',
};
