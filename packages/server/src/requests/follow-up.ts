/** What becomes of a request in the person's hands: sending what was missing, taking it back; and lapsing when nobody answers. */
import {advanceReviewed, type Answer} from '@pepites/recognition';
import {readBadge} from '../catalogue/catalogue.js';
import {attachFiles} from '../files/request-files.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import {loadReviewed, saveReviewed} from './request-rows.js';
import {answerBy, checkCompleteness} from './submit.js';

/** @throws {Refusal} with the codes of `requests.resubmit` */
export async function resubmitRequest(
  {db, now}: Services,
  options: {readonly request: string; readonly version: number; readonly answers: readonly Answer[]},
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (t) => {
    const request = await loadReviewed(t, options.request);
    if (request.row.version !== options.version) throw new Refusal('REVISION_CHANGED');
    const {structure_id: structure, person_id: person, badge_id: badgeId} = request.row;
    const {process} = await readBadge(t, structure, badgeId);
    if (process.mode !== 'reviewed') throw new Refusal('REQUEST_STATE');
    const reopened = new Set(request.machine.reviews.findLast((r) => r.answer === 'missing')?.reopened ?? []);
    const answers = mergeAnswers(fromJsonText(request.row.answers), options.answers, reopened);
    const isComplete = request.machine.state !== 'needsMore' || checkCompleteness(process, answers);
    const next = advanceReviewed(request.machine, {type: 'resubmit', isComplete}, at);
    if (!next.ok) throw new Refusal(next.code);
    await saveReviewed(t, {
      request,
      next: next.state,
      answers,
      submittedAt: at.toISOString(),
      answerBy: answerBy(process, at),
      now: at,
    });
    await attachFiles(t, {structure, person, request: options.request, answers});
  });
}

/** @throws {Refusal} REQUEST_STATE */
export async function withdrawRequest({db, now}: Services, id: string): Promise<void> {
  const at = now();
  await db.transaction().execute(async (t) => {
    const request = await loadReviewed(t, id);
    const next = advanceReviewed(request.machine, {type: 'withdraw'}, at);
    if (!next.ok) throw new Refusal(next.code);
    await saveReviewed(t, {request, next: next.state, now: at});
  });
}

/** Closes the requests for more that nobody answered in time. */
export async function lapseRequests({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  const at = now();
  const waiting = await db.selectFrom('request').select('id').where('state', '=', 'needsMore').execute();
  for (const {id} of waiting) {
    await db.transaction().execute(async (t) => {
      const request = await loadReviewed(t, id);
      const next = advanceReviewed(request.machine, {type: 'tick'}, at);
      if (next.ok && next.state.state !== request.machine.state)
        await saveReviewed(t, {request, next: next.state, now: at});
    });
  }
}

/** Only the questions that the examiner opened again take a new answer; an empty set opens all. */
function mergeAnswers(
  before: readonly Answer[],
  given: readonly Answer[],
  reopened: ReadonlySet<string>,
): Answer[] {
  const taken = given.filter(({question}) => reopened.size === 0 || reopened.has(question));
  const replaced = new Set(taken.map(({question}) => question));
  return [...before.filter(({question}) => !replaced.has(question)), ...taken];
}
