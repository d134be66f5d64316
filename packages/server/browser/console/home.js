/** What waits: the requests and their age, the oldest first, and those whose answer is late. */
import {h} from './dom.js';
import {ask, hasRole} from './session.js';
import {dayOf, inWords, words} from './words.js';

const dayMs = 86_400_000;
const mostShown = 50;
const text = words.home;

/** @typedef {{id: string, badgeName: import('./words.js').LocalisedText, earnerName: string, submittedAt: string, answerBy?: string, waitsFor?: keyof typeof text.waitsFor}} Waiting */

export async function drawHome() {
  const isLead = hasRole('lead');
  if (!isLead && !hasRole('examiner', 'adviser', 'supervisor', 'externalExaminer', 'peer'))
    return h('div', h('p', text.totals), h('p', h('a', {href: '#statistics'}, words.screens.statistics)));
  const {items, waiting} = await readQueue(isLead);
  const now = Date.now();
  const late = items.filter((/** @type {Waiting} */ one) => isLate(one, now)).length;
  return h(
    'div',
    h('p', isLead ? text.intro : text.allMine),
    h('p', {class: 'count'}, text.waiting(waiting)),
    late > 0 && h('p', {class: 'late'}, text.late(late, items.length < waiting)),
    items.length > 0 && h('p', h('a', {href: '#requests'}, text.answer)),
    h('ul', {class: 'list cards'}, ...items.map((/** @type {Waiting} */ one) => drawWaiting(one, now))),
  );
}

/** Somebody who may examine nothing here has no queue: that is no fault. @param {boolean} isLead */
async function readQueue(isLead) {
  try {
    return await ask('GET', `reviews?whose=${isLead ? 'all' : 'mine'}&limit=${mostShown}`);
  } catch (error) {
    if (error instanceof Error && error.message === 'FORBIDDEN') return {items: [], waiting: 0};
    throw error;
  }
}

/** @param {Waiting} request @param {number} now */
function isLate({answerBy}, now) {
  return answerBy !== undefined && Date.parse(answerBy) < now;
}

/** @param {Waiting} request @param {number} now */
function drawWaiting(request, now) {
  const {badgeName, earnerName, submittedAt, answerBy, waitsFor} = request;
  const days = Math.max(0, Math.floor((now - Date.parse(submittedAt)) / dayMs));
  const isPast = isLate(request, now);
  return h(
    'li',
    {class: 'card'},
    h('h2', inWords(badgeName)),
    h('p', `${earnerName}, ${text.age(days)}`),
    answerBy !== undefined &&
      h(
        'p',
        {class: isPast ? 'late' : 'quiet'},
        isPast ? text.isLate(dayOf(answerBy)) : text.answerBy(dayOf(answerBy)),
      ),
    waitsFor !== undefined && h('p', {class: 'quiet'}, text.waitsFor[waitsFor]),
  );
}
