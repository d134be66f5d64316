/** The words about a sheet with somebody's code that a backend makes to be printed, in English. */
import type {Translation} from '../text/messages.js';
import type {paperFr} from './paper.fr.js';

export const paperEn: Translation<typeof paperFr> = {
  'paper.making': 'We are preparing the sheets…',
  'paper.made': {
    one: '{n} sheet is open in another window. Print it: it opens only once.',
    other: '{n} sheets are open in another window. Print them: they open only once.',
  },
  'paper.ready': {
    one: '{n} sheet is ready. It opens only once, before {time}.',
    other: '{n} sheets are ready. They open only once, before {time}.',
  },
  'paper.open': 'Open and print (new window)',
};
