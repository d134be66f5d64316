/** The words about a sheet with somebody's code that a backend makes to be printed, in Ukrainian. */
import type {Translation} from '../text/messages.js';
import {plural} from '../text/plural.js';
import type {paperFr} from './paper.fr.js';

export const paperUk: Translation<typeof paperFr> = {
  'paper.making': 'Готуємо аркуші…',
  'paper.made': plural('uk', {
    one: '{n} аркуш відкрито в іншому вікні. Надрукуйте його: він відкривається лише раз.',
    few: '{n} аркуші відкрито в іншому вікні. Надрукуйте їх: вони відкриваються лише раз.',
    other: '{n} аркушів відкрито в іншому вікні. Надрукуйте їх: вони відкриваються лише раз.',
  }),
  'paper.ready': plural('uk', {
    one: '{n} аркуш готовий. Він відкривається лише раз, до {time}.',
    few: '{n} аркуші готові. Вони відкриваються лише раз, до {time}.',
    other: '{n} аркушів готові. Вони відкриваються лише раз, до {time}.',
  }),
  'paper.open': 'Відкрити і надрукувати (нове вікно)',
};
