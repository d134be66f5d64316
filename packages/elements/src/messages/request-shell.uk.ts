import type {Translation} from '../text/messages.js';
import {errorsUk} from './errors.uk.js';
import type {requestShellFr} from './request-shell.fr.js';

export const requestShellUk: Translation<typeof requestShellFr> = {
  ...errorsUk,
  'error.BADGE_UNKNOWN': 'Ми не знаходимо цю відзнаку. Повідомте автора сторінки.',
  waiting: 'Ми шукаємо відзнаку…',
  requestFirst: 'Спочатку надішліть запит на відзнаку.',
};
