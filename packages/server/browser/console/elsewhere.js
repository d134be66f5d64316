/** Badges that are given on Open Badge Factory too: which, whether the connection works, and what did not get there. Passports that pages may show. */
import {longMs} from '../backend.js';
import {button, field, form, h} from './dom.js';
import {redraw} from './screen.js';
import {ask} from './session.js';
import {dayOf, inWords, words} from './words.js';

const text = words.elsewhere;

/**
 * As `elsewhere.get` says it.
 * @typedef {{badge: string, badgeName: import('./words.js').LocalisedText, theirBadge: string, theirName?: string, isGone?: true, isDraft?: true}} Link
 * @typedef {{award: string, badgeName: import('./words.js').LocalisedText, since: string, state: keyof typeof text.stuck, code?: string, nextTryAt?: string}} Stuck
 * @typedef {{check: keyof typeof text.passport.checks, state: 'works' | 'fails' | 'untried', code?: string, count?: number, name?: string}} PlaceCheck
 * @typedef {{check: keyof typeof text.checks, state: keyof typeof text.states, code?: string, count?: number, name?: string}} Check
 */

export async function drawElsewhere() {
  const report = await ask('GET', 'elsewhere');
  return h('div', drawFactory(report), drawPassports(report.places));
}

/** @param {{platform?: string, alias?: string, isConnected: boolean, badges: readonly Link[], stuck: readonly Stuck[]} & Counts} report */
function drawFactory(report) {
  const head = [h('h2', text.title), h('p', text.why)];
  // No badge is given there any more: what was stays there, and may still be taken back.
  const isPast = report.stuck.length > 0 || sumOf(report) > 0;
  if (report.platform === undefined)
    return h(
      'section',
      ...head,
      h('p', text.none),
      isPast && drawCounts(report),
      isPast && drawStuck(report.stuck),
    );
  return h(
    'section',
    ...head,
    report.alias !== undefined && h('p', text.alias(report.alias)),
    h('ul', {class: 'list cards'}, ...report.badges.map(drawLink)),
    report.isConnected ? drawTrial() : h('p', {class: 'error'}, text.notConnected),
    drawCounts(report),
    drawStuck(report.stuck),
  );
}

/** The address is of whoever runs the server: it decides what the server reads. @param {readonly string[]} places */
function drawPassports(places) {
  const {passport} = text;
  const page = field({
    label: passport.page,
    help: passport.pageHelp,
    control: h('input', {inputmode: 'url', autocomplete: 'off', autocapitalize: 'none', maxlength: 2000}),
  });
  const found = h('div', {role: 'status'});
  const test = async () => {
    found.replaceChildren(h('p', text.testing));
    try {
      const written = page.control.value.trim();
      const asked = written === '' ? {} : {page: written};
      const {items} = await ask('POST', 'elsewhere/places/tests', asked, {onlyAsks: true, timeoutMs: longMs});
      found.replaceChildren(...items.map(drawPlace));
    } catch (error) {
      found.replaceChildren();
      throw error;
    }
  };
  return h(
    'section',
    h('h2', passport.title),
    h('p', passport.why),
    places.length === 0
      ? h('p', passport.none)
      : h('ul', {class: 'list'}, ...places.map((url) => h('li', {class: 'site'}, url))),
    h('p', {class: 'quiet'}, passport.whose),
    places.length > 0 && form({send: passport.test, act: test, onlyAsks: true}, page.node),
    found,
  );
}

/** @param {{url: string, checks: readonly PlaceCheck[]}} tried */
function drawPlace({url, checks}) {
  const doesFail = checks.some(({state}) => state === 'fails');
  const isPageTried = checks.some(({check, state}) => check === 'page' && state !== 'untried');
  const good = isPageTried ? text.allWorks : text.passport.answers;
  return h(
    'div',
    h('p', doesFail ? {class: 'error'} : {}, `${url}${text.colon} ${doesFail ? text.someFail : good}`),
    h(
      'ul',
      {class: 'list'},
      ...checks.map(({check, state, code, count, name}) =>
        h(
          'li',
          sayCheck(text.passport.checks[check], state, [
            count === undefined ? '' : text.passport.count(count),
            name ?? '',
            code === undefined ? '' : sayPassportCode(code),
          ]),
        ),
      ),
    ),
  );
}

/** @param {string} label @param {keyof typeof text.states} state @param {readonly string[]} more */
function sayCheck(label, state, more) {
  const said = more.filter((each) => each !== '').join(', ');
  return `${label}${text.colon} ${text.states[state]}${said === '' ? '' : `. ${said}`}`;
}

/** @param {Link} link */
function drawLink({badgeName, theirBadge, theirName, isGone, isDraft}) {
  return h(
    'li',
    {class: 'card'},
    h('h3', inWords(badgeName)),
    h('p', {class: 'quiet'}, text.theirs(theirBadge, theirName)),
    isGone && h('p', {class: 'error'}, text.isGone),
    isDraft && h('p', text.isDraft),
  );
}

/** The server tries: the keys never come here. */
function drawTrial() {
  const found = h('div', {role: 'status'});
  return h(
    'div',
    button(text.test, async () => {
      found.replaceChildren(h('p', text.testing));
      try {
        const {items} = await ask('POST', 'elsewhere/tests', {}, {onlyAsks: true, timeoutMs: longMs});
        found.replaceChildren(...drawChecks(items));
      } catch (error) {
        found.replaceChildren();
        throw error;
      }
    }),
    found,
  );
}

/** @param {readonly Check[]} checks */
function drawChecks(checks) {
  const doesFail = checks.some(({state}) => state === 'fails');
  return [
    h('p', doesFail ? {class: 'error'} : {}, doesFail ? text.someFail : text.allWorks),
    h(
      'ul',
      {class: 'list'},
      ...checks.map(({check, state, code, count, name}) =>
        h(
          'li',
          sayCheck(text.checks[check], state, [
            count === undefined ? '' : (check === 'issuing' ? text.left : text.found)(count),
            name ?? '',
            code === undefined ? '' : sayCode(code),
          ]),
        ),
      ),
    ),
  ];
}

/** @typedef {{given: number, received: number, waiting: number, refused: number, takenBack: number, notTakenBack: number}} Counts */

/** @param {Counts} report */
const sumOf = ({given, waiting, refused, takenBack, notTakenBack}) =>
  given + waiting + refused + takenBack + notTakenBack;

/** @param {Counts} report */
function drawCounts({given, received, waiting, refused, takenBack, notTakenBack}) {
  const rows = /** @type {const} */ ([
    [text.counts.given, given],
    [text.counts.received, received],
    [text.counts.waiting, waiting],
    [text.counts.refused, refused],
    [text.takenBack, takenBack],
    [text.notTakenBack, notTakenBack],
  ]);
  return h(
    'ul',
    {class: 'list'},
    ...rows
      .filter(([, count], index) => index === 0 || count > 0)
      .map(([label, count]) => h('li', `${label}\u00a0: ${count}`)),
  );
}

/** @param {readonly Stuck[]} stuck */
function drawStuck(stuck) {
  return h(
    'div',
    h('h3', text.stuckTitle),
    stuck.length === 0 && h('p', text.stuckNone),
    h('ul', {class: 'list'}, ...stuck.map(drawOne)),
    stuck.length > 0 &&
      button(text.retry, async () => {
        const {count} = await ask('POST', 'elsewhere/retries', {});
        await redraw(text.retried(count));
      }),
  );
}

/** @param {Stuck} stuck */
function drawOne({badgeName, since, state, code, nextTryAt}) {
  const said = [
    `${inWords(badgeName)}, ${text.stuck[state]} ${text.since(dayOf(since))}.`,
    ...(code === undefined ? [] : [`${sayCode(code)} (${code})`]),
    ...(nextTryAt === undefined ? [] : [text.next(dayOf(nextTryAt))]),
  ];
  return h('li', said.join(' '));
}

/** @param {string} code */
function sayCode(code) {
  return /** @type {Readonly<Record<string, string>>} */ (text.codes)[code] ?? code;
}

/** @param {string} code */
function sayPassportCode(code) {
  return /** @type {Readonly<Record<string, string>>} */ (text.passport.codes)[code] ?? code;
}
