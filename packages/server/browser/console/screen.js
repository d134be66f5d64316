/** The frame of a screen: which one is open, its title, and what was done or went wrong. */
import {Refused} from '../backend.js';
import {part, wordsFor, write} from '../page.js';
import {button, h} from './dom.js';
import {dropSecrets} from './secrets.js';
import {setUnsaved} from './unsaved.js';
import {words} from './words.js';

/** @typedef {{id: keyof typeof words.screens, isOpen: () => boolean, draw: (about: string) => Node | Promise<Node>}} Screen `about`: what follows the screen's name in the address */

const place = part('screen');
const pageTitle = document.title;
/** @type {readonly Screen[]} */
let screens = [];
/** The drawing that counts: an earlier one may come late. */
let latest = 0;
/** The screen that was drawn last: its secrets stay while it is drawn anew. */
let drawnId = '';

/** @param {readonly Screen[]} all */
export function setScreens(all) {
  screens = all;
}

export function openScreens() {
  return screens.filter(({isOpen}) => isOpen());
}

/** Draws the screen that the address names. @param {{movesFocus?: boolean}} [options] */
export async function drawScreen({movesFocus = true} = {}) {
  const [id = '', about = ''] = location.hash.slice(1).split('/');
  const open = openScreens();
  const screen = open.find((one) => one.id === id) ?? open[0];
  if (!screen) return;
  latest += 1;
  const mine = latest;
  setUnsaved(false);
  if (screen.id !== drawnId) dropSecrets();
  drawnId = screen.id;
  for (const link of part('nav').querySelectorAll('a')) {
    if (link.hash === `#${screen.id}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  setTitle(words.screens[screen.id]);
  write('problem', '');
  write('said', '');
  place.replaceChildren(h('p', {class: 'quiet'}, words.wait));
  if (movesFocus) part('title').focus();
  try {
    const drawn = await screen.draw(decodeURIComponent(about));
    if (mine === latest) place.replaceChildren(drawn);
  } catch (error) {
    if (mine !== latest) return;
    place.replaceChildren(button(words.again, async () => drawScreen()));
    write('problem', wordsFor(error instanceof Refused ? error.code : 'INTERNAL'));
    if (!(error instanceof Refused)) throw error;
  }
}

/** @param {string} title */
export function setTitle(title) {
  write('title', title);
  document.title = `${title}, ${pageTitle}`;
}

export function clearScreen() {
  latest += 1;
  setUnsaved(false);
  dropSecrets();
  place.replaceChildren();
}

/** Draws the screen anew after something was done, and says what. @param {string} said @param {{movesFocus?: boolean}} [options] */
export async function redraw(said, options) {
  await drawScreen(options);
  say(said);
}

/** Opens another screen, and says what was done. @param {string} id @param {string} said */
export async function goTo(id, said) {
  if (location.hash === `#${id}`) return redraw(said);
  history.pushState(null, '', `#${id}`);
  await redraw(said);
}

/** @param {string} text */
export function say(text) {
  write('said', text);
}
