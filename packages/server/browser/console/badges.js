/** The badges of the structure: what each is, whether it is offered, and the way to change it. */
import {button, h} from './dom.js';
import {drawEditor} from './edit-badge.js';
import {readStructure} from './plan.js';
import {redraw} from './screen.js';
import {ask} from './session.js';
import {inWords, words} from './words.js';

const text = words.badges;

/** @param {string} badge the one to be changed; empty: all of them */
export async function drawBadges(badge) {
  const structure = await readStructure();
  const chosen = structure.badges.find(({id}) => id === badge);
  if (chosen) return drawEditor(structure, chosen);
  return h(
    'div',
    h('p', text.intro),
    h('p', h('a', {href: '#draw'}, text.draw)),
    structure.badges.length === 0 && h('p', text.none),
    h('ul', {class: 'list cards'}, ...structure.badges.map(drawBadge)),
  );
}

/** @param {import('./plan.js').DefinedBadge} badge */
function drawBadge({id, name, description, process, isRetired}) {
  const label = inWords(name);
  const path = `badges/${encodeURIComponent(id)}`;
  return h(
    'li',
    {class: 'card'},
    h('h2', label),
    h('p', inWords(description)),
    h('p', {class: 'quiet'}, text.modes[/** @type {keyof typeof text.modes} */ (process.mode)]),
    isRetired === true && h('p', {class: 'late'}, text.retired),
    h(
      'p',
      {class: 'links'},
      h('a', {href: `#badges/${id}`}, words.change, h('span', {class: 'unseen'}, ` ${label}`)),
      h('a', {href: `#draw/${id}`}, text.image, h('span', {class: 'unseen'}, ` ${label}`)),
    ),
    button(
      isRetired === true ? text.reinstate : text.retire,
      async () => {
        await ask('POST', `${path}/retirement`, {isRetired: isRetired !== true});
        await redraw(words.done);
      },
      {isSecond: true, about: label},
    ),
  );
}
