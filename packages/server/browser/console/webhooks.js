/** Other programs that are told of what happens: which, whether it arrives, tried, and sent again. */
import {askFirst} from './ask-first.js';
import {boxes, button, field, form, h} from './dom.js';
import {redraw, say} from './screen.js';
import {dropSecret, showSecret} from './secrets.js';
import {ask} from './session.js';
import {isShortName} from './short-name.js';
import {dayOf, words} from './words.js';

const text = words.webhooks;

/**
 * As `webhooks.list` and `webhooks.deliveries` say it.
 * @typedef {{name: string, url: string, events: readonly string[], state: keyof typeof text.states, source: 'file' | 'people', waiting: number, lastDeliveredAt?: string, failingSince?: string, lastError?: string}} Webhook
 * @typedef {{id: string, type: string, createdAt: string, state: keyof typeof text.deliveryStates, lastError?: string}} Delivery
 */

export async function drawWebhooks() {
  const {items} = await ask('GET', 'webhooks');
  return h(
    'section',
    h('h2', text.title),
    h('p', text.why),
    items.length === 0 && h('p', text.none),
    h('ul', {class: 'list cards'}, ...items.map(drawWebhook)),
    drawNew(),
  );
}

/** @param {Webhook} webhook */
function drawWebhook(webhook) {
  const {name, url, events, state, source, lastDeliveredAt, lastError, waiting} = webhook;
  const path = `webhooks/${encodeURIComponent(name)}`;
  const isOff = state === 'off' || state === 'gone';
  const isWrong = state === 'failing' || state === 'gone';
  const sent = drawSent(path, name);
  const trial = async () => {
    await ask('POST', `${path}/tests`, {});
    sent.open();
    say(text.trialSent);
  };
  const makeSecret = async () => {
    const {secret} = await ask('POST', `${path}/secret`, {});
    showSecretOf(name, secret);
  };
  const turn = async () => {
    await ask('PUT', path, {url, events, isOn: isOff});
    await redraw(isOff ? text.isOn(name) : text.isOff(name));
  };
  const remove = async () => {
    await ask('DELETE', path);
    dropSecret(secretName(name));
    await redraw(text.removed(name));
  };
  return h(
    'li',
    {class: 'card'},
    h('h3', name),
    h('p', {class: 'site'}, url),
    h('p', {class: isWrong && 'error'}, text.states[state]),
    lastError !== undefined && h('p', {class: 'quiet'}, text.lastError(lastError)),
    h('p', {class: 'quiet'}, lastDeliveredAt === undefined ? text.never : text.last(dayOf(lastDeliveredAt))),
    waiting > 0 && h('p', {class: 'quiet'}, text.waiting(waiting)),
    h(
      'details',
      h('summary', text.told),
      h('ul', {class: 'list'}, ...events.map((event) => h('li', typeWords(event)))),
    ),
    sent.node,
    h(
      'div',
      {class: 'choices row'},
      state !== 'secretMissing' && !isOff && button(text.trial, trial, {isSecond: true, about: name}),
      button(text.makeSecret, makeSecret, {isSecond: true, about: name}),
      state !== 'secretMissing' &&
        button(isOff ? text.turnOn : text.turnOff, turn, {isSecond: true, about: name}),
      source === 'people' && askFirst(words.remove, {about: name, question: text.sure(name), act: remove}),
    ),
    drawChange(webhook, path),
    source === 'file' && h('p', {class: 'quiet'}, text.fromFile),
  );
}

/** What was sent lately: asked for when somebody wants to see it. @param {string} path @param {string} name */
function drawSent(path, name) {
  const place = h('div');
  const read = async () => {
    const {items} = await ask('GET', `${path}/deliveries?limit=20`);
    place.replaceChildren(
      items.length === 0
        ? h('p', text.nothingSent)
        : h(
            'ul',
            {class: 'list'},
            ...items.map((/** @type {Delivery} */ one) => drawDelivery(one, again, name)),
          ),
      button(text.lookAgain, read, {isSecond: true, about: name}),
    );
  };
  /** @param {string} id */
  const again = async (id) => {
    await ask('POST', `${path}/replays`, {deliveries: [id]});
    await read();
    say(text.sentAgain);
  };
  const shown = h(
    'div',
    button(text.seeSent, async () => open(), {isSecond: true, about: name}),
  );
  const open = () => {
    shown.replaceChildren(h('h4', {tabindex: -1}, text.sent), place);
    shown.querySelector('h4')?.focus();
    void read().catch(() => place.replaceChildren(h('p', {class: 'error'}, text.notRead)));
  };
  return {node: shown, open};
}

/**
 * @param {Delivery} delivery
 * @param {(id: string) => Promise<void>} again
 * @param {string} name
 */
function drawDelivery({id, type, createdAt, state, lastError}, again, name) {
  const said = text.delivery(typeWords(type), dayOf(createdAt), text.deliveryStates[state]);
  return h(
    'li',
    h('p', said),
    lastError !== undefined && state !== 'delivered' && h('p', {class: 'quiet'}, text.lastError(lastError)),
    button(text.sendAgain, async () => again(id), {isSecond: true, about: `${name}, ${said}`}),
  );
}

/**
 * Where it is sent, and what.
 * @param {{url: string, events: readonly string[]}} before
 */
function editTarget(before) {
  const url = field({
    label: text.url,
    help: text.urlHelp,
    control: h('input', {
      ...{required: true, maxlength: 1000, inputmode: 'url', autocapitalize: 'none'},
      value: before.url,
    }),
  });
  const events = boxes({
    legend: text.events,
    choices: Object.entries(text.types)
      .filter(([value]) => value !== 'webhook.test')
      .map(([value, label]) => ({value, label})),
    chosen: before.events,
  });
  const problem = h('p', {class: 'error', role: 'alert'});
  /** Undefined where something is wrong, which is said at its field. */
  const read = () => {
    const chosen = events.chosen();
    problem.textContent = chosen.length === 0 ? text.oneEvent : '';
    const address = url.control.value.trim();
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      return void url.refuse(text.urlWrong);
    return chosen.length === 0 ? undefined : {url: address, events: chosen};
  };
  return {nodes: [url.node, events.node, problem], read};
}

/** @param {Webhook} webhook @param {string} path */
function drawChange({name, url, events, state}, path) {
  const target = editTarget({url, events});
  const act = async () => {
    const wanted = target.read();
    if (!wanted) return;
    await ask('PUT', path, {...wanted, isOn: state !== 'off'});
    await redraw(text.changed(name));
  };
  return h(
    'details',
    h('summary', words.change, h('span', {class: 'unseen'}, ` ${name}`)),
    form({send: text.save, act, isCard: false}, ...target.nodes),
  );
}

function drawNew() {
  const name = field({
    label: text.name,
    help: text.nameHelp,
    control: h('input', {required: true, maxlength: 64, autocapitalize: 'none', autocomplete: 'off'}),
  });
  const target = editTarget({url: '', events: ['award.issued', 'award.revoked']});
  const add = async () => {
    const said = name.control.value;
    if (!isShortName(said)) return name.refuse(words.connections.platformIdWrong);
    const wanted = target.read();
    if (!wanted) return;
    const {secret} = await ask('POST', 'webhooks', {name: said, ...wanted});
    showSecretOf(said, secret);
    await redraw(text.added(said), {movesFocus: false});
  };
  return h('details', h('summary', text.add), form({send: words.add, act: add}, name.node, ...target.nodes));
}

/** Under which its secret is shown. @param {string} webhook */
const secretName = (webhook) => `webhook:${webhook}`;

/** @param {string} webhook @param {string} secret */
function showSecretOf(webhook, secret) {
  const values = [{label: text.secret, value: secret}];
  showSecret({id: secretName(webhook), title: text.secretOf(webhook), values});
}

/** @param {string} type */
function typeWords(type) {
  return text.types[/** @type {keyof typeof text.types} */ (type)] ?? type;
}
