/**
 * While a change is on its way nothing else on the screen can be pressed or written: what follows draws the screen anew, and would take away
 * what was begun meanwhile.
 */
import {part} from '../page.js';

const held = [part('nav'), part('screen')];
let changes = 0;

/** @template Reply @param {() => Promise<Reply>} change @returns {Promise<Reply>} */
export async function whileBusy(change) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  changes += 1;
  follow();
  try {
    return await change();
  } finally {
    changes -= 1;
    follow();
    // What cannot be used loses the focus; where nothing else has taken it, it comes back.
    if (changes === 0 && document.activeElement === document.body) focused?.focus({preventScroll: true});
  }
}

function follow() {
  for (const node of held) {
    node.inert = changes > 0;
    node.ariaBusy = changes > 0 ? 'true' : null;
  }
}
