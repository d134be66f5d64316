/** Asking for a reviewed badge: the request goes to those who examine it. */
import {
  advanceReviewed,
  type Answer,
  askedAnswers,
  checkAnswers,
  type DeclaredCompletion,
  type Form,
  type ProcessOf,
  type ReviewedRequest,
} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import type {KnownBadge} from '../catalogue/catalogue.js';
import {holdsBadge} from '../awards/held-badges.js';
import {attachFiles, incomplete} from '../files/request-files.js';
import {Refusal} from '../refusal.js';
import {areAsked, type KnownExaminer, possibleExaminers} from '../reviews/examiners.js';
import {toJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';
import {followUp} from './carry-out.js';
import {deleteDraft} from './drafts.js';
import {keepForm} from './forms.js';
import {columnsOf, saveExaminers} from './save-reviewed.js';
import type {Submission} from './submit.js';

interface Given {
  readonly badge: KnownBadge;
  readonly process: ProcessOf<'reviewed'>;
  readonly now: Date;
}

/** @throws {Refusal} REQUEST_INCOMPLETE, naming the questions */
export function checkCompleteness(form: Form, answers: readonly Answer[]): boolean {
  const problems = checkAnswers(form, answers);
  if (problems.length === 0) return true;
  throw incomplete(problems);
}

export function answerBy(process: ProcessOf<'reviewed'>, now: Date): string {
  return new Date(now.getTime() + process.answerWithinDays * 86_400_000).toISOString();
}

/** @throws {Refusal} with the codes of `requests.submit` */
export async function submitForReview(
  t: Session,
  submission: Submission,
  {badge, process, now}: Given,
): Promise<void> {
  const {structure, person} = submission;
  const {min, ...policy} = process.quorum;
  const possible = await possibleExaminers(t, structure, policy, now);
  const others = possible.filter(({examiner}) => examiner !== person);
  const decider = policy.decider && deciderAmong(others, policy.decider.role, submission.sentBy);
  const draft: ReviewedRequest = {
    state: 'draft',
    revision: 1,
    earner: person,
    quorum: min,
    policy,
    writers: [submission.sentBy ?? person],
    reviews: [],
    ...(decider !== undefined && {decider}),
  };
  const next = advanceReviewed(
    draft,
    {
      type: 'submit',
      isComplete: checkCompleteness(process.form, submission.answers),
      hasConsent: submission.consent,
      hasExaminers: others.some((who) => areAsked(process, who)),
      by: submission.sentBy,
      isAdviser: submission.sentBy !== undefined,
    },
    now,
  );
  if (!next.ok) throw new Refusal(next.code);
  if (await holdsBadge(t, {structure, person, badge: submission.badge, now}))
    throw new Refusal('BADGE_ALREADY_HELD');
  if (await hasOpenRequest(t, submission)) throw new Refusal('REQUEST_EXISTS');
  // What was answered to a question that other answers have closed is not part of what is sent, and is not kept.
  const answers = askedAnswers(process.form, submission.answers);
  await insert(t, {...submission, answers}, {badge, process, now}, next.state);
  const request = submission.requestId;
  const uploaders = submission.sentBy === undefined ? [] : [submission.sentBy];
  await attachFiles(t, {structure, person, uploaders, request, answers, form: process.form});
  if (submission.sentBy === undefined) await deleteDraft(t, {structure, badge: badge.id, person});
  else
    await noteAct(t, {
      structure,
      by: submission.sentBy,
      act: 'request.sentWith',
      about: person,
      object: request,
      at: now,
    });
  await followUp(t, {id: request, structure_id: structure}, undefined, {
    next: next.state,
    badge,
    at: now,
    answerBy: answerBy(process, now),
  });
}

/** The first by name who has the role; rather not the one who sent it, who could not decide about their own words. */
function deciderAmong(
  possible: readonly KnownExaminer[],
  role: string,
  sentBy: string | undefined,
): string | undefined {
  const fit = possible.filter(({roles}) => roles.some((one) => one === role));
  return (fit.find(({examiner}) => examiner !== sentBy) ?? fit[0])?.examiner;
}

async function hasOpenRequest(
  t: Session,
  {structure, badge, person}: Pick<Submission, 'structure' | 'badge' | 'person'>,
): Promise<boolean> {
  const open = await t
    .selectFrom('request')
    .select('id')
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .where('person_id', '=', person)
    .where('is_open', '=', 1)
    .executeTakeFirst();
  return open !== undefined;
}

async function insert(
  t: Session,
  submission: Submission,
  {process, now}: Given,
  sent: ReviewedRequest,
): Promise<void> {
  const at = now.toISOString();
  const {structure, answers, declared = []} = submission;
  await t
    .insertInto('request')
    .values({
      id: submission.requestId,
      structure_id: structure,
      badge_id: submission.badge,
      person_id: submission.person,
      version: 1,
      answers: toJsonText<readonly Answer[]>(answers),
      declared: declared.length === 0 ? null : toJsonText<readonly DeclaredCompletion[]>(declared),
      quorum: sent.quorum,
      listed: 0,
      answer_by: answerBy(process, now),
      submitted_at: at,
      updated_at: at,
      policy: toJsonText(sent.policy ?? {}),
      form_hash: await keepForm(t, {structure, form: process.form, now}),
      ...columnsOf(sent, now),
    })
    .execute();
  await saveExaminers(t, submission.requestId, sent);
}
