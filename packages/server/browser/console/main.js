/** The console: who is signed in chooses among the screens that their roles open. */
import {addWords, part, show, write} from '../page.js';
import {h} from './dom.js';
import {clearScreen, drawScreen, openScreens, setScreens, setTitle} from './screen.js';
import {context} from './session.js';
import {screens} from './screens.js';
import {words} from './words.js';

addWords(words.errors);
setScreens(screens);

/** @type {typeof context.session} */
let session;

function follow() {
  if (context.session === session) return;
  session = context.session;
  const open = session ? openScreens() : [];
  show('console', session !== undefined);
  show('nav', open.length > 0);
  clearScreen();
  write('problem', session && open.length === 0 ? words.noRole : '');
  write('said', '');
  setTitle(words.console);
  part('nav-list').replaceChildren(
    ...open
      .filter(({id}) => id !== 'draw')
      .map(({id}) => h('li', h('a', {href: `#${id}`}, words.screens[id]))),
  );
  if (open.length > 0) void drawScreen();
}

context.onChange(follow);
window.addEventListener('hashchange', () => {
  if (session) void drawScreen();
});
follow();
