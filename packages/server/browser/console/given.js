/** Badges that were given: found by their person, and taken back where one was a mistake. */
import {button, field, form, h} from './dom.js';
import {say} from './screen.js';
import {ask} from './session.js';
import {setUnsaved} from './unsaved.js';
import {dayOf, inWords, words} from './words.js';

const text = words.given;

/** @typedef {{person: string, displayName: string, lastSeenAt: string}} Found */
/** @typedef {{id: string, badgeName: import('./words.js').LocalisedText, awardedAt: string, state: 'signing' | 'issued' | 'revoked', isExpired?: boolean, suspendedAt?: string}} Award */

export function drawGiven() {
  const result = h('div');
  const found = h('p', {'aria-live': 'polite'});
  const wanted = field({
    label: text.person,
    help: text.told,
    control: h('input', {autocomplete: 'off', required: true, minlength: 3, maxlength: 254}),
  });
  const search = async () => {
    const {items} = await ask('POST', 'people/search', {words: wanted.control.value}, {onlyAsks: true});
    found.textContent = items.length === 0 ? text.nobody : text.found(items.length);
    result.replaceChildren(
      h('ul', {class: 'list cards'}, ...items.map((/** @type {Found} */ one) => drawFound(one, result))),
    );
  };
  return h(
    'div',
    h('p', text.intro),
    form({send: text.search, act: search, onlyAsks: true}, wanted.node),
    found,
    result,
  );
}

/** @param {Found} found @param {HTMLElement} result */
function drawFound({person, displayName, lastSeenAt}, result) {
  return h(
    'li',
    {class: 'card'},
    h('h2', displayName),
    h('p', {class: 'quiet'}, text.seen(dayOf(lastSeenAt))),
    button(text.see, async () => showBadges({person, displayName}, result), {about: displayName}),
  );
}

/** @param {Pick<Found, 'person' | 'displayName'>} whose @param {HTMLElement} result */
async function showBadges(whose, result) {
  const {items} = await ask('GET', `people/${encodeURIComponent(whose.person)}/awards`);
  const title = h('h2', {tabindex: -1}, text.of(whose.displayName));
  result.replaceChildren(
    title,
    items.length === 0
      ? h('p', text.noBadge)
      : h(
          'ul',
          {class: 'list cards'},
          ...items.map((/** @type {Award} */ award) =>
            drawAward(award, async () => {
              await showBadges(whose, result);
              setUnsaved(false);
              say(text.revoked(inWords(award.badgeName)));
            }),
          ),
        ),
  );
  title.focus();
}

/** @param {Award} award @param {() => Promise<void>} afterwards */
function drawAward({id, badgeName, awardedAt, state, isExpired, suspendedAt}, afterwards) {
  const name = inWords(badgeName);
  const reason = field({
    label: text.reason,
    help: text.reasonHelp,
    control: h('textarea', {required: true, minlength: 10, maxlength: 1000, rows: 3}),
  });
  const act = async () => {
    if (reason.control.value.trim().length < 10) return reason.refuse(words.errors.REASON_REQUIRED);
    await ask('POST', `awards/${encodeURIComponent(id)}/revocation`, {reason: reason.control.value});
    await afterwards();
  };
  return h(
    'li',
    {class: 'card'},
    h('h3', name),
    h('p', {class: 'quiet'}, text.givenOn(dayOf(awardedAt))),
    h('p', text.states[stateOf({state, isExpired, suspendedAt})]),
    state !== 'revoked' &&
      h(
        'details',
        h('summary', text.revoke, h('span', {class: 'unseen'}, ` ${name}`)),
        form({send: text.confirm, act, isCard: false}, h('p', text.forever), reason.node),
      ),
  );
}

/** @param {{state: Award['state'], isExpired: boolean | undefined, suspendedAt: string | undefined}} award */
function stateOf({state, isExpired, suspendedAt}) {
  if (state !== 'issued') return state;
  if (suspendedAt !== undefined) return 'suspended';
  return isExpired === true ? 'expired' : 'issued';
}
