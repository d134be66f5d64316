/**
 * `reviewed`: a person asks with evidence, examiners answer. Pure: the server stores what this returns, the elements ask it
 * what is possible. "declined" is said "Pas encore" to people.
 */
import {isOnlyWriter, nameExaminers, refuseExaminer, replaceExaminer, stanceFor} from './review-panel.js';
import {dueReminders, hasLapsed, letTimePass} from './review-timers.js';
import {awaitedFrom, currentReviews, isConfirmed, settle} from './review-vote.js';
import type {Review} from './review.js';
import {
  awaitsReview,
  type Confirmation,
  type EventOf,
  isOpen,
  minMessageLength,
  type ReviewedEvent,
  type ReviewedRequest,
} from './reviewed-request.js';
import {refuse, to, type Transition} from './transition.js';

/** The next state of a request, or why the event is refused. What had happened already gives back the request itself. */
export function advanceReviewed(
  request: ReviewedRequest,
  event: ReviewedEvent,
  now: Date,
): Transition<ReviewedRequest> {
  switch (event.type) {
    case 'save':
      if (request.state !== 'draft') return refuse('REQUEST_STATE');
      return to({...request, savedAt: now.toISOString()});
    case 'submit':
      return submit(request, event, now);
    case 'assign':
      if (!event.isLead) return refuse('NOT_THE_LEAD');
      return awaitsReview(request.state)
        ? nameExaminers(request, event.examiners, now)
        : refuse('REQUEST_STATE');
    case 'replace':
      return replace(request, event, now);
    case 'open':
      return open(request, event);
    case 'recuse':
      return recuse(request, event, now);
    case 'review':
      return review(request, event, now);
    case 'resubmit':
      return resubmit(request, event, now);
    case 'confirm':
      return confirm(request, event, now);
    case 'withdraw':
      if (isStranger(request, event.by)) return refuse('NOT_THE_EARNER');
      return isOpen(request.state) || request.state === 'draft'
        ? to({...request, state: 'withdrawn'})
        : refuse('REQUEST_STATE');
    case 'sign':
      return request.state === 'approved' ? to({...request, state: 'issued'}) : refuse('REQUEST_STATE');
    case 'accept':
    case 'refuse':
      if (isStranger(request, event.by)) return refuse('NOT_THE_EARNER');
      if (request.state !== 'issued') return refuse('REQUEST_STATE');
      return to({...request, state: event.type === 'accept' ? 'accepted' : 'refusedByEarner'});
    case 'revoke':
      return revoke(request, event, now);
    case 'reminded': {
      const {to: whom, examiner, revision} = event.reminder;
      const isDue = dueReminders(request, now).some(
        (due) => due.to === whom && due.examiner === examiner && due.revision === revision,
      );
      if (!isDue) return refuse('REMINDER_NOT_DUE');
      return to({...request, reminded: [...(request.reminded ?? []), {to: whom, examiner, revision}]});
    }
    case 'tick':
      return to(letTimePass(request, now));
  }
}

/** A new draft for a person whose request came to an end without a badge; undefined while it has not. */
export function askAgain(request: ReviewedRequest, now: Date): ReviewedRequest | undefined {
  if (!['declined', 'withdrawn', 'lapsed'].includes(request.state)) return undefined;
  const {earner, quorum, policy} = request;
  return {state: 'draft', revision: 1, earner, quorum, policy, reviews: [], savedAt: now.toISOString()};
}

function submit(request: ReviewedRequest, event: EventOf<'submit'>, now: Date): Transition<ReviewedRequest> {
  if (request.state !== 'draft') return refuse('REQUEST_STATE');
  if (!mayWrite(request, event)) return refuse('NOT_AN_ADVISER');
  if (!event.isComplete) return refuse('REQUEST_INCOMPLETE');
  if (!event.hasConsent) return refuse('CONSENT_MISSING');
  if (event.hasExaminers === false) return refuse('EXAMINERS_MISSING');
  const sent: ReviewedRequest = {
    ...request,
    state: 'submitted',
    submittedAt: now.toISOString(),
    submittedBy: isStranger(request, event.by) ? event.by : undefined,
  };
  if (event.examiners) return nameExaminers(sent, event.examiners, now);
  const lacksDecider = request.policy?.decider !== undefined && request.decider === undefined;
  return lacksDecider ? refuse('EXAMINERS_MISSING') : to(sent);
}

function replace(
  request: ReviewedRequest,
  event: EventOf<'replace'>,
  now: Date,
): Transition<ReviewedRequest> {
  if (!event.isLead) return refuse('NOT_THE_LEAD');
  if (!awaitsReview(request.state)) return refuse('REQUEST_STATE');
  if (!request.panel?.some(({examiner}) => examiner === event.examiner)) return refuse('NOT_AN_EXAMINER');
  if (hasAnswered(request, event.examiner)) return refuse('ALREADY_REVIEWED');
  const replaced = replaceExaminer(request, event.examiner, now);
  return replaced ? to(replaced) : refuse('EXAMINERS_MISSING');
}

function open(request: ReviewedRequest, event: EventOf<'open'>): Transition<ReviewedRequest> {
  const refusal = refuseExaminer(request, event);
  if (refusal) return refuse(refusal);
  if (request.state === 'inReview') return to(request);
  return request.state === 'submitted' ? to({...request, state: 'inReview'}) : refuse('REQUEST_STATE');
}

/** Where the pool has somebody, they come in; else the place is empty, and the lead names another. */
function recuse(request: ReviewedRequest, event: EventOf<'recuse'>, now: Date): Transition<ReviewedRequest> {
  const {examiner} = event;
  const recused = request.recused ?? [];
  if (recused.includes(examiner)) return to(request);
  const refusal = refuseExaminer(request, event);
  if (refusal) return refuse(refusal);
  if (!awaitsReview(request.state)) return refuse('REQUEST_STATE');
  if (hasAnswered(request, examiner)) return refuse('ALREADY_REVIEWED');
  const left = replaceExaminer(request, examiner, now) ?? {
    ...request,
    panel: request.panel?.filter((member) => member.examiner !== examiner),
  };
  return to({
    ...left,
    pool: left.pool?.filter((one) => one.examiner !== examiner),
    recused: [...recused, examiner],
  });
}

function review(request: ReviewedRequest, event: EventOf<'review'>, now: Date): Transition<ReviewedRequest> {
  const refusal = refuseExaminer(request, event);
  if (refusal) return refuse(refusal);
  // Said again word for word, because the first reply got lost: nothing is left to do, whatever became of the request since.
  if (hasSaid(request, event)) return to(request);
  if (!awaitsReview(request.state)) return refuse('REQUEST_STATE');
  if (event.revision !== request.revision) return refuse('REVISION_CHANGED');
  if (!event.hasNoConflict || isOnlyWriter(request, event.examiner)) return refuse('CONFLICT_OF_INTEREST');
  if (hasAnswered(request, event.examiner)) return refuse('ALREADY_REVIEWED');
  const isFinal = event.examiner === request.decider;
  if (awaitedFrom(request) !== (isFinal ? 'decider' : 'examiners')) return refuse('NOT_YOUR_TURN');
  const message = event.message?.trim() ?? '';
  if (event.answer !== 'yes' && message.length < minMessageLength) return refuse('MESSAGE_REQUIRED');
  const made: Review = {
    examiner: event.examiner,
    revision: request.revision,
    answer: event.answer,
    message,
    criteriaMet: [...(event.criteriaMet ?? [])],
    reopened: [...(event.reopened ?? [])],
    at: now.toISOString(),
    stance: stanceFor(request, event),
    ...(isFinal && {isFinal}),
  };
  const reviewed: ReviewedRequest = {...request, reviews: [...request.reviews, made]};
  // Whoever cannot judge sends it back for everyone: the next revision is examined afresh.
  if (event.answer === 'missing') return to({...reviewed, state: 'needsMore', needsMoreSince: made.at});
  return to(settle(reviewed));
}

function resubmit(
  request: ReviewedRequest,
  event: EventOf<'resubmit'>,
  now: Date,
): Transition<ReviewedRequest> {
  if (request.state !== 'needsMore' || hasLapsed(request, now)) return refuse('REQUEST_STATE');
  if (event.revision !== undefined && event.revision !== request.revision) return refuse('REVISION_CHANGED');
  if (!mayWrite(request, event)) return refuse('NOT_AN_ADVISER');
  if (!event.isComplete) return refuse('REQUEST_INCOMPLETE');
  const {needsMoreSince: _answered, ...rest} = request;
  return to({
    ...rest,
    state: 'submitted',
    revision: request.revision + 1,
    submittedAt: now.toISOString(),
    // What the person sends they confirm by sending it.
    submittedBy: isStranger(request, event.by) ? event.by : undefined,
  });
}

function confirm(
  request: ReviewedRequest,
  event: EventOf<'confirm'>,
  now: Date,
): Transition<ReviewedRequest> {
  if (!awaitsReview(request.state)) return refuse('REQUEST_STATE');
  if (event.revision !== request.revision) return refuse('REVISION_CHANGED');
  if (event.way === 'tap' && event.by !== request.earner) return refuse('NOT_THE_EARNER');
  if (event.way === 'code' && !event.isCodeRight) return refuse('CONFIRMATION_INVALID');
  if (event.way === 'signature' && (!event.isStaff || event.recordedBy === request.earner))
    return refuse('CONFIRMATION_INVALID');
  if (isConfirmed(request)) return to(request);
  const confirmation: Confirmation = {
    way: event.way,
    revision: request.revision,
    at: now.toISOString(),
    ...(event.way === 'signature' && {recordedBy: event.recordedBy}),
  };
  const confirmed = {...request, confirmation};
  return to(awaitedFrom(request) === 'confirmation' ? settle(confirmed) : confirmed);
}

/** A badge that was accepted can be revoked as well; one that the person refused is not in the world. */
function revoke(request: ReviewedRequest, event: EventOf<'revoke'>, now: Date): Transition<ReviewedRequest> {
  if (request.state !== 'issued' && request.state !== 'accepted') return refuse('REQUEST_STATE');
  const reason = event.reason?.trim();
  const isMissing = reason === undefined ? request.policy !== undefined : reason.length < minMessageLength;
  if (isMissing) return refuse('REASON_REQUIRED');
  const revocation = reason === undefined ? undefined : {reason, at: now.toISOString()};
  return to({...request, state: 'revoked', revocation});
}

function isStranger({earner}: ReviewedRequest, by: string | undefined): boolean {
  return by !== undefined && by !== earner;
}

function mayWrite(
  request: ReviewedRequest,
  {by, isAdviser}: Pick<EventOf<'submit'>, 'by' | 'isAdviser'>,
): boolean {
  return !isStranger(request, by) || isAdviser === true;
}

function hasAnswered(request: ReviewedRequest, examiner: string): boolean {
  return currentReviews(request).some((each) => each.examiner === examiner);
}

/** Has this examiner given this very answer to that revision already? */
function hasSaid(request: ReviewedRequest, event: EventOf<'review'>): boolean {
  const asList = (items: readonly unknown[] = []): string => JSON.stringify(items);
  if (!event.hasNoConflict) return false;
  return request.reviews.some(
    (each) =>
      each.examiner === event.examiner &&
      each.revision === event.revision &&
      each.answer === event.answer &&
      each.message === (event.message?.trim() ?? '') &&
      asList(each.criteriaMet) === asList(event.criteriaMet) &&
      asList(each.reopened) === asList(event.reopened),
  );
}
