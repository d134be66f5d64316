/** How the person who is signed in comes in: addresses, accounts at work, passkeys, which are made here. */
import {hasPasskeys, makePasskey} from '../passkeys.js';
import {askFirst} from './ask-first.js';
import {field, form, h} from './dom.js';
import {redraw} from './screen.js';
import {ask} from './session.js';
import {dayOf, words} from './words.js';

const text = words.ways;

/** @typedef {{id: string, kind: keyof typeof text.kinds, email?: string, issuer?: string, name?: string, addedAt: string}} Way */

export async function drawWaysIn() {
  const {items} = await ask('GET', 'me/methods');
  return h(
    'div',
    h('p', text.intro),
    h('ul', {class: 'list cards'}, ...items.map((/** @type {Way} */ way) => drawWay(way))),
    hasPasskeys && drawAdd(),
  );
}

/** @param {Way} way */
function drawWay(way) {
  const {id, kind, addedAt} = way;
  const name = nameOf(way);
  const remove = async () => {
    await ask('DELETE', `me/methods/${encodeURIComponent(id)}`);
    await redraw(text.removed(name));
  };
  return h(
    'li',
    {class: 'card'},
    h('h2', name),
    h('p', text.kinds[kind]),
    h('p', {class: 'quiet'}, text.since(dayOf(addedAt))),
    askFirst(words.remove, {about: name, question: text.sure, act: remove}),
  );
}

function drawAdd() {
  const name = field({
    label: text.keyName,
    help: text.keyNameHelp,
    control: h('input', {required: true, maxlength: 60, autocomplete: 'off'}),
  });
  const act = async () => {
    const said = name.control.value.trim();
    await makePasskey(ask, said);
    await redraw(text.added(said));
  };
  return form({send: text.addKey, act}, h('h2', text.key), h('p', text.keyMeaning), name.node);
}

/** @param {Way} way */
function nameOf({kind, email, issuer, name}) {
  if (issuer !== undefined && URL.canParse(issuer)) return new URL(issuer).host;
  return email ?? name ?? text.kinds[kind];
}
