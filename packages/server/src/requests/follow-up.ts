/** What becomes of a request in the person's hands: sending what was missing, confirming it, taking it back. */
import {
  advanceReviewed,
  type Answer,
  askedAnswers,
  type Form,
  openAgain,
  type ReviewedEvent,
} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {readBadge} from '../catalogue/catalogue.js';
import {attachFiles} from '../files/request-files.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';
import {carryOut, type Change} from './carry-out.js';
import {formOf} from './forms.js';
import {loadReviewed} from './request-rows.js';
import {answerBy, checkCompleteness} from './submit-for-review.js';

/**
 * @param options.by the person, or the adviser who sends it with them
 * @throws {Refusal} with the codes of `requests.resubmit`
 */
export async function resubmitRequest(
  {db, now}: Services,
  options: {
    readonly request: string;
    readonly by: string;
    readonly version: number;
    readonly answers: readonly Answer[];
  },
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (t) => {
    const request = await loadReviewed(t, options.request);
    if (request.row.version !== options.version) throw new Refusal('REVISION_CHANGED');
    const {row, machine} = request;
    const {structure_id: structure, person_id: person} = row;
    const badge = await readBadge(t, structure, row.badge_id);
    if (badge.process.mode !== 'reviewed') throw new Refusal('REQUEST_STATE');
    const form = await formOf(t, row, badge.process);
    const reopened = machine.reviews.findLast((r) => r.answer === 'missing')?.reopened ?? [];
    const sent = fromJsonText(row.answers);
    const merged = mergeAnswers(form, sent, options.answers, reopened);
    const isComplete = machine.state !== 'needsMore' || checkCompleteness(form, merged);
    const answers = askedAnswers(form, merged);
    // Who may act for the person was asked before: the assisting adviser of this request.
    const sender = {by: options.by, isAdviser: options.by !== person};
    const next = advanceReviewed(machine, {type: 'resubmit', isComplete, ...sender}, at);
    if (!next.ok) throw new Refusal(next.code);
    const writers = [...new Set([...(machine.writers ?? [person]), options.by])];
    await carryOut(t, {
      request,
      next: {...next.state, writers},
      badge,
      answers,
      answerBy: answerBy(badge.process, at),
      at,
    });
    const uploaders = sender.isAdviser ? [options.by] : [];
    await attachFiles(t, {structure, person, uploaders, request: options.request, answers, form});
    if (!sender.isAdviser) return;
    const {request: object, by} = options;
    await noteAct(t, {structure, by, act: 'request.sentWith', about: person, object, at});
  });
}

/** @throws {Refusal} REQUEST_STATE */
export async function withdrawRequest(services: Services, id: string): Promise<void> {
  await advance(services, id, {type: 'withdraw'});
}

/** The person says, on their own account, that what was sent with them is theirs. @throws {Refusal} with the codes of `requests.confirm` */
export async function confirmRequest(
  services: Services,
  options: {readonly request: string; readonly person: string; readonly revision: number},
): Promise<void> {
  const {request, person: by, revision} = options;
  await advance(services, request, {type: 'confirm', way: 'tap', by, revision});
}

type Prepare = (t: Session, change: Pick<Change, 'request' | 'at'>) => Promise<ReviewedEvent>;

/**
 * Does one event on a request, and what follows from it.
 * @param event or what makes it, in the same transaction: what must be true, or is used up, for it
 * @throws {Refusal} the machine's
 */
export async function advance(
  services: Services,
  id: string,
  event: ReviewedEvent | Prepare,
  options: {readonly keepsVersion?: boolean} = {},
): Promise<void> {
  const at = services.now();
  await services.db.transaction().execute(async (t) => {
    const request = await loadReviewed(t, id);
    const what = typeof event === 'function' ? await event(t, {request, at}) : event;
    const next = advanceReviewed(request.machine, what, at);
    if (!next.ok) throw new Refusal(next.code);
    if (next.state === request.machine) return;
    const badge = await readBadge(t, request.row.structure_id, request.row.badge_id);
    await carryOut(t, {request, next: next.state, badge, at, ...options});
  });
  services.nudge();
}

/** Only the questions that are open again take a new answer; one to a question that the form does not have is left to be refused. */
function mergeAnswers(
  form: Form,
  before: readonly Answer[],
  given: readonly Answer[],
  reopened: readonly string[],
): Answer[] {
  const open = openAgain(form, before, reopened);
  const closed = new Set(form.questions.map(({id}) => id).filter((id) => !open.has(id)));
  const taken = given.filter(({question}) => !closed.has(question));
  const replaced = new Set(taken.map(({question}) => question));
  return [...before.filter(({question}) => !replaced.has(question)), ...taken];
}
