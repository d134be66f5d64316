/** How the person who is signed in comes in: addresses, accounts at work. */
import {button, h} from './dom.js';
import {redraw} from './screen.js';
import {ask} from './session.js';
import {dayOf, words} from './words.js';

const text = words.ways;

/** @typedef {{id: string, kind: keyof typeof text.kinds, email?: string, issuer?: string, addedAt: string}} Way */

export async function drawWaysIn() {
  const {items} = await ask('GET', 'me/methods');
  return h(
    'div',
    h('p', text.intro),
    h('ul', {class: 'list cards'}, ...items.map((/** @type {Way} */ way) => drawWay(way))),
  );
}

/** @param {Way} way */
function drawWay(way) {
  const {id, kind, addedAt} = way;
  const name = nameOf(way);
  const askFirst = button(
    words.remove,
    () => {
      askFirst.hidden = true;
      sure.hidden = false;
      sure.querySelector('button')?.focus();
    },
    {isSecond: true, about: name, isLocal: true},
  );
  const sure = h(
    'div',
    {hidden: true},
    h('p', text.sure),
    h(
      'div',
      {class: 'choices'},
      button(
        words.cancel,
        () => {
          askFirst.hidden = false;
          sure.hidden = true;
          askFirst.focus();
        },
        {about: name, isLocal: true},
      ),
      button(
        words.remove,
        async () => {
          await ask('DELETE', `me/methods/${encodeURIComponent(id)}`);
          await redraw(text.removed(name));
        },
        {isSecond: true, about: name},
      ),
    ),
  );
  return h(
    'li',
    {class: 'card'},
    h('h2', name),
    h('p', text.kinds[kind]),
    h('p', {class: 'quiet'}, text.since(dayOf(addedAt))),
    askFirst,
    sure,
  );
}

/** @param {Way} way */
function nameOf({kind, email, issuer}) {
  if (issuer !== undefined && URL.canParse(issuer)) return new URL(issuer).host;
  return email ?? text.kinds[kind];
}
