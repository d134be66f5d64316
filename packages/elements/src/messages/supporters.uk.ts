import type {Translation} from '../text/messages.js';
import {plural} from '../text/plural.js';
import {errorsUk} from './errors.uk.js';
import type {supportersFr} from './supporters.fr.js';

export const supportersUk: Translation<typeof supportersFr> = {
  ...errorsUk,
  'error.BADGE_UNKNOWN': 'Ми не знаходимо цю відзнаку. Повідомте автора сторінки.',
  'error.JSON_MALFORMED': 'Список на цій сторінці не читається. Повідомте її автора.',
  'error.SUPPORTERS_MALFORMED': 'Список на цій сторінці не читається. Повідомте її автора.',
  title: 'Нас підтримують',
  nobody: 'Список ще порожній. У ньому може бути ваше ім’я.',
  people: plural('uk', {
    one: 'Нас підтримує {n} людина.',
    few: 'Нас підтримують {n} людини.',
    many: 'Нас підтримують {n} людей.',
    other: 'Нас підтримують {n} людини.',
  }),
  organisations: plural('uk', {
    one: 'Нас підтримує {n} організація.',
    few: 'Нас підтримують {n} організації.',
    many: 'Нас підтримують {n} організацій.',
    other: 'Нас підтримують {n} організації.',
  }),
  both: 'Нас підтримують {people} і {organisations}.',
  'both.people': plural('uk', {
    one: '{n} людина',
    few: '{n} людини',
    many: '{n} людей',
    other: '{n} людини',
  }),
  'both.organisations': plural('uk', {
    one: '{n} організація',
    few: '{n} організації',
    many: '{n} організацій',
    other: '{n} організації',
  }),
  latest: 'Ось {n} останніх, хто нас підтримав.',
  person: 'Початок: {month}',
  organisation: 'Організація. Початок: {month}',
  support: 'Я підтримую',
  all: plural('uk', {
    one: 'Показати {n} підтримку',
    few: 'Показати {n} підтримки',
    many: 'Показати {n} підтримок',
    other: 'Показати {n} підтримки',
  }),
};
