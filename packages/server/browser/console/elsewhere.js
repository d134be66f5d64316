/** Badges that are given on Open Badge Factory too: which, whether the connection works, and what did not get there. */
import {button, h} from './dom.js';
import {redraw} from './screen.js';
import {ask} from './session.js';
import {dayOf, inWords, words} from './words.js';

const text = words.elsewhere;

/**
 * As `elsewhere.get` says it.
 * @typedef {{badge: string, badgeName: import('./words.js').LocalisedText, theirBadge: string, theirName?: string, isGone?: true}} Link
 * @typedef {{award: string, badgeName: import('./words.js').LocalisedText, since: string, state: keyof typeof text.stuck, code?: string, nextTryAt?: string}} Stuck
 * @typedef {{check: keyof typeof text.checks, state: keyof typeof text.states, code?: string, count?: number, name?: string}} Check
 */

export async function drawElsewhere() {
  const report = await ask('GET', 'elsewhere');
  const head = [h('h2', text.title), h('p', text.why)];
  if (report.platform === undefined) return h('section', ...head, h('p', text.none));
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

/** @param {Link} link */
function drawLink({badgeName, theirBadge, theirName, isGone}) {
  return h(
    'li',
    {class: 'card'},
    h('h3', inWords(badgeName)),
    h('p', {class: 'quiet'}, text.theirs(theirBadge, theirName)),
    isGone && h('p', {class: 'error'}, text.isGone),
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
        const {items} = await ask('POST', 'elsewhere/tests', {});
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
      ...checks.map(({check, state, code, count, name}) => {
        const more = [
          count === undefined ? '' : String(count),
          name ?? '',
          code === undefined ? '' : sayCode(code),
        ];
        const said = more.filter((each) => each !== '').join(', ');
        return h(
          'li',
          `${text.checks[check]}${text.colon} ${text.states[state]}${said === '' ? '' : `. ${said}`}`,
        );
      }),
    ),
  ];
}

/** @param {{given: number, received: number, waiting: number, refused: number, takenBack: number, notTakenBack: number}} report */
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
