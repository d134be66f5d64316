/** The console: who is signed in chooses among the screens that their roles open. */
import {addWords, part, show, write} from '../page.js';
import {h} from './dom.js';
import {clearScreen, drawScreen, openScreens, setScreens, setTitle} from './screen.js';
import {context, forgetEndedSession, whoseSessionEnded} from './session.js';
import {screens} from './screens.js';
import '../staff-sign-in.js';
import {hasUnsaved, mayLeave} from './unsaved.js';
import {words} from './words.js';

addWords(words.errors);
setScreens(screens);

/** @type {typeof context.session} */
let session;

function follow() {
  if (context.session === session) return;
  // Who is signed out by the backend and comes back finds what they were writing.
  const whose = context.session?.person.id ?? session?.person.id;
  session = context.session;
  const open = session ? openScreens() : [];
  show('console', session !== undefined);
  show('nav', open.length > 0);
  const isKept = hasUnsaved() && whose !== undefined && whose === whoseSessionEnded();
  if (session) forgetEndedSession();
  if (!isKept) clearScreen();
  write('problem', session && open.length === 0 ? words.noRole : '');
  write('said', '');
  if (!isKept) setTitle(words.console);
  part('nav-list').replaceChildren(
    ...open
      .filter(({id}) => id !== 'draw')
      .map(({id}) => h('li', h('a', {href: `#${id}`}, words.screens[id]))),
  );
  if (open.length > 0 && !isKept) void drawScreen();
}

context.onChange(follow);
window.addEventListener('hashchange', ({oldURL}) => {
  if (!session) return;
  if (mayLeave()) void drawScreen();
  else history.replaceState(null, '', oldURL);
});
follow();
