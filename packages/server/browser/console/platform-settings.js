/** How a course platform's results come here: in messages that it signs with a secret, or read from its record store. */
import {longMs} from '../backend.js';
import {askFirst} from './ask-first.js';
import {button, field, form, h} from './dom.js';
import {redraw, say} from './screen.js';
import {dropSecret, showSecret} from './secrets.js';
import {ask} from './session.js';
import {dayOf, words} from './words.js';

const text = words.platforms;

/**
 * As `platforms.list` and `recordStores.get` say it; `label`: its name in the page's language.
 * @typedef {{id: string, label: string, hasWebhook: boolean, hasRecordStore: boolean, authorities: readonly string[]}} Connected
 * @typedef {{endpoint: string, readUntil?: string, lastPulledAt?: string, lastError?: string}} RecordStore
 */

/** @param {string} id */
const pathOf = (id) => `platforms/${encodeURIComponent(id)}`;

/** @param {Connected} platform */
export function drawSignedMessages({id, label, hasWebhook}) {
  const path = `${pathOf(id)}/webhook-secret`;
  const shownAs = `messages:${id}`;
  const {messages} = text;
  const make = async () => {
    const {secret, url} = await ask('POST', path, {});
    showSecret({
      id: shownAs,
      title: messages.secretOf(label),
      values: [
        {label: words.webhooks.secret, value: secret},
        {label: messages.address, value: url},
      ],
    });
    await redraw(messages.made(label), {movesFocus: false});
  };
  const remove = async () => {
    await ask('DELETE', path);
    dropSecret(shownAs);
    await redraw(messages.removed(label));
  };
  return h(
    'div',
    {class: 'part'},
    h('h4', messages.title),
    h('p', messages.why),
    h('p', {class: 'quiet'}, hasWebhook ? messages.has : messages.hasNot),
    hasWebhook
      ? h(
          'div',
          {class: 'choices row'},
          askFirst(messages.makeAnew, {about: label, question: messages.anewSure, act: make}),
          askFirst(messages.remove, {about: label, question: messages.removeSure, act: remove}),
        )
      : button(messages.make, make, {isSecond: true, about: label}),
  );
}

/** @param {Connected} platform */
export async function drawRecordStore({id, label, hasRecordStore, authorities}) {
  const path = `${pathOf(id)}/record-store`;
  const {store} = text;
  /** @type {RecordStore | undefined} */
  const known = hasRecordStore ? await ask('GET', path) : undefined;
  const remove = async () => {
    await ask('DELETE', path);
    await redraw(store.removed(label));
  };
  const found = h('div', known && drawFound(known));
  /** Only this part is drawn anew: it may take long, and something may be written elsewhere on the screen meanwhile. */
  const read = async () => {
    /** @type {RecordStore} */
    const now = await ask('POST', `${path}/pull`, {}, {onlyAsks: true, timeoutMs: longMs});
    found.replaceChildren(drawFound(now));
    say(now.lastError === undefined ? store.isRead : store.isNotRead);
  };
  return h(
    'div',
    {class: 'part'},
    h('h4', store.title),
    h('p', store.why),
    known ? h('p', {class: 'site'}, known.endpoint) : h('p', {class: 'quiet'}, store.none),
    found,
    known && authorities.length === 0 && h('p', {class: 'late'}, store.nobodyBelieved),
    known &&
      h(
        'div',
        {class: 'choices row'},
        button(store.read, read, {isSecond: true, about: label}),
        askFirst(store.remove, {about: label, question: store.removeSure, act: remove}),
      ),
    drawStoreForm({label, path, known}),
  );
}

/** How it went. @param {RecordStore} store */
function drawFound({lastPulledAt, lastError}) {
  const {store} = text;
  if (lastError !== undefined) return h('p', {class: 'error'}, sayCode(lastError));
  return h(
    'p',
    {class: 'quiet'},
    lastPulledAt === undefined ? store.unread : store.works(dayOf(lastPulledAt)),
  );
}

/** @param {string} code */
function sayCode(code) {
  const said = /** @type {Readonly<Record<string, string>>} */ (text.store.codes)[code];
  return said ?? text.store.otherCode(code);
}

/** @param {{label: string, path: string, known: RecordStore | undefined}} store */
function drawStoreForm({label, path, known}) {
  const {store} = text;
  const endpoint = field({
    label: store.endpoint,
    help: store.endpointHelp,
    control: h('input', {
      ...{required: true, maxlength: 1000, inputmode: 'url', autocapitalize: 'none', autocomplete: 'off'},
      value: known?.endpoint ?? '',
    }),
  });
  const login = {required: true, maxlength: 500, autocapitalize: 'none'};
  const user = field({label: store.user, control: h('input', {...login, autocomplete: 'off'})});
  const password = field({
    label: store.password,
    help: store.passwordHelp,
    control: h('input', {...login, type: 'password', autocomplete: 'new-password'}),
  });
  const day = known?.readUntil?.slice(0, 10) ?? '';
  const since = field({
    label: store.since,
    help: store.sinceHelp,
    control: h('input', {type: 'date', value: day}),
  });
  const save = async () => {
    const address = endpoint.control.value.trim();
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      return endpoint.refuse(store.endpointWrong);
    const from = since.control.value;
    // Untouched, it goes on exactly where it was.
    const instant = from === day ? known?.readUntil : `${from}T00:00:00Z`;
    await ask('PUT', path, {
      endpoint: address,
      user: user.control.value,
      password: password.control.value,
      ...(from !== '' && {since: instant}),
    });
    await redraw(store.saved(label));
  };
  return h(
    'details',
    h('summary', known ? store.change : store.connect, h('span', {class: 'unseen'}, ` ${label}`)),
    form({send: store.save, act: save, isCard: false}, endpoint.node, user.node, password.node, since.node),
  );
}
