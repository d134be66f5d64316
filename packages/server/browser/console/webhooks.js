/** Other programs that are told of what happens: which, whether it arrives, tried, and sent again. */
import {boxes, button, field, form, h} from './dom.js';
import {redraw, say} from './screen.js';
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
  const made = h('div', {'aria-live': 'polite'});
  return h(
    'section',
    h('h2', text.title),
    h('p', text.why),
    items.length === 0 && h('p', text.none),
    h('ul', {class: 'list cards'}, ...items.map(drawWebhook)),
    made,
    drawNew(made),
  );
}

/** @param {Webhook} webhook */
function drawWebhook(webhook) {
  const {name, url, events, state, source, lastDeliveredAt, lastError, waiting} = webhook;
  const path = `webhooks/${encodeURIComponent(name)}`;
  const isOff = state === 'off' || state === 'gone';
  const isWrong = state === 'failing' || state === 'gone';
  const made = h('div', {'aria-live': 'polite'});
  const sent = drawSent(path, name);
  const trial = async () => {
    await ask('POST', `${path}/tests`, {});
    sent.open();
    say(text.trialSent);
  };
  const makeSecret = async () => {
    const {secret} = await ask('POST', `${path}/secret`, {});
    showSecret(made, secret);
  };
  const turn = async () => {
    await ask('PUT', path, {url, events, isOn: isOff});
    await redraw(isOff ? text.isOn(name) : text.isOff(name));
  };
  const remove = async () => {
    await ask('DELETE', path);
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
      source === 'people' && button(words.remove, remove, {isSecond: true, about: name}),
    ),
    made,
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

/** @param {HTMLElement} made where its secret is shown */
function drawNew(made) {
  const name = field({
    label: text.name,
    help: text.nameHelp,
    control: h('input', {required: true, maxlength: 64, autocapitalize: 'none', autocomplete: 'off'}),
  });
  const url = field({
    label: text.url,
    help: text.urlHelp,
    control: h('input', {required: true, maxlength: 1000, inputmode: 'url', autocapitalize: 'none'}),
  });
  const events = boxes({
    legend: text.events,
    choices: Object.entries(text.types)
      .filter(([value]) => value !== 'webhook.test')
      .map(([value, label]) => ({value, label})),
    chosen: ['award.issued', 'award.revoked'],
  });
  const problem = h('p', {class: 'error', role: 'alert'});
  const add = async () => {
    const chosen = events.chosen();
    problem.textContent = chosen.length === 0 ? text.oneEvent : '';
    if (!isShortName(name.control.value)) return name.refuse(words.connections.platformIdWrong);
    const address = url.control.value.trim();
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      return url.refuse(text.urlWrong);
    if (chosen.length === 0) return;
    const input = {name: name.control.value, url: address, events: chosen};
    const {secret} = await ask('POST', 'webhooks', input);
    await redraw(text.added(input.name));
    // The screen was drawn anew: the place for the secret is another one.
    const place = /** @type {HTMLElement | null} */ (document.querySelector('#screen [data-secret]'));
    if (place) showSecret(place, secret);
  };
  made.dataset['secret'] = '';
  return h(
    'details',
    h('summary', text.add),
    form({send: words.add, act: add}, name.node, url.node, events.node, problem),
  );
}

/** @param {HTMLElement} place @param {string} secret */
function showSecret(place, secret) {
  const shown = field({label: text.secret, control: h('input', {readonly: true, value: secret})});
  place.replaceChildren(h('p', text.shownOnce), shown.node);
  shown.control.select();
}

/** @param {string} type */
function typeWords(type) {
  return text.types[/** @type {keyof typeof text.types} */ (type)] ?? type;
}
