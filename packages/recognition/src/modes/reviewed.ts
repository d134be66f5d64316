/**
 * `reviewed`: a person asks with evidence, examiners answer. Pure: the server stores what this returns, the elements ask it
 * what is possible. "declined" is said "Pas encore" to people.
 */
import type {Review} from './review.js';
import {refuse, to, type Transition} from './transition.js';

export const requestStates = [
  'draft',
  'submitted',
  'inReview',
  'needsMore',
  'approved',
  'declined',
  'issued',
  'withdrawn',
  'lapsed',
  'revoked',
] as const;
export type RequestState = (typeof requestStates)[number];

export const reviewAnswers = ['yes', 'missing', 'notYet'] as const;
/** The examiner's three answers: yes / something is missing / not yet. */
export type ReviewAnswer = (typeof reviewAnswers)[number];

/** Shortest message that can tell a person what to do, in characters. */
export const minMessageLength = 10;
/** A request for more that nobody answers lapses after this many days. */
export const lapseAfterDays = 60;

export interface ReviewedRequest {
  readonly state: RequestState;
  /** Starts at 1; a resubmission adds one. Reviews of an earlier revision no longer count. */
  readonly revision: number;
  readonly earner: string;
  /** Who filled the form in, when that was not the person alone. */
  readonly writtenBy?: string;
  readonly quorum: number;
  readonly reviews: readonly Review[];
  readonly needsMoreSince?: string;
}

export type ReviewedEvent =
  | {readonly type: 'submit'; readonly isComplete: boolean; readonly hasConsent: boolean}
  | {readonly type: 'open'; readonly examiner: string; readonly isExaminer: boolean}
  | {
      readonly type: 'review';
      readonly examiner: string;
      readonly isExaminer: boolean;
      readonly hasNoConflict: boolean;
      readonly revision: number;
      readonly answer: ReviewAnswer;
      readonly message?: string;
      readonly criteriaMet?: readonly number[];
      readonly reopened?: readonly string[];
    }
  | {readonly type: 'resubmit'; readonly isComplete: boolean}
  | {readonly type: 'withdraw'}
  | {readonly type: 'sign'}
  | {readonly type: 'revoke'}
  | {readonly type: 'tick'};

/** The next state of a request, or why the event is refused. */
export function advanceReviewed(
  request: ReviewedRequest,
  event: ReviewedEvent,
  now: Date,
): Transition<ReviewedRequest> {
  switch (event.type) {
    case 'submit':
      if (request.state !== 'draft') return refuse('REQUEST_STATE');
      if (!event.isComplete) return refuse('REQUEST_INCOMPLETE');
      if (!event.hasConsent) return refuse('CONSENT_MISSING');
      return to({...request, state: 'submitted'});
    case 'open':
      if (!event.isExaminer || event.examiner === request.earner) return refuse('NOT_AN_EXAMINER');
      if (request.state === 'inReview') return to(request);
      return request.state === 'submitted' ? to({...request, state: 'inReview'}) : refuse('REQUEST_STATE');
    case 'review':
      return review(request, event, now);
    case 'resubmit': {
      if (request.state !== 'needsMore') return refuse('REQUEST_STATE');
      if (!event.isComplete) return refuse('REQUEST_INCOMPLETE');
      const {needsMoreSince: _answered, ...rest} = request;
      return to({...rest, state: 'submitted', revision: request.revision + 1});
    }
    case 'withdraw':
      return isOpen(request.state) ? to({...request, state: 'withdrawn'}) : refuse('REQUEST_STATE');
    case 'sign':
      return request.state === 'approved' ? to({...request, state: 'issued'}) : refuse('REQUEST_STATE');
    case 'revoke':
      return request.state === 'issued' ? to({...request, state: 'revoked'}) : refuse('REQUEST_STATE');
    case 'tick':
      return to(hasLapsed(request, now) ? {...request, state: 'lapsed'} : request);
  }
}

/** Can examiners still act on a request in this state? */
export function awaitsReview(state: RequestState): boolean {
  return state === 'submitted' || state === 'inReview';
}

/** Is a request in this state still under way for the person (a second one would be a duplicate)? */
export function isOpen(state: RequestState): boolean {
  return awaitsReview(state) || state === 'needsMore';
}

function review(
  request: ReviewedRequest,
  event: Extract<ReviewedEvent, {type: 'review'}>,
  now: Date,
): Transition<ReviewedRequest> {
  if (!event.isExaminer || event.examiner === request.earner) return refuse('NOT_AN_EXAMINER');
  if (!awaitsReview(request.state)) return refuse('REQUEST_STATE');
  if (event.revision !== request.revision) return refuse('REVISION_CHANGED');
  if (!event.hasNoConflict || event.examiner === request.writtenBy) return refuse('CONFLICT_OF_INTEREST');
  const current = request.reviews.filter((r) => r.revision === request.revision);
  if (current.some((r) => r.examiner === event.examiner)) return refuse('ALREADY_REVIEWED');
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
  };
  const reviewed: ReviewedRequest = {...request, reviews: [...request.reviews, made]};
  if (event.answer === 'missing') return to({...reviewed, state: 'needsMore', needsMoreSince: made.at});
  if (event.answer === 'notYet') return to({...reviewed, state: 'declined'});
  const yes = current.filter((r) => r.answer === 'yes').length + 1;
  return to({...reviewed, state: yes >= request.quorum ? 'approved' : 'inReview'});
}

function hasLapsed(request: ReviewedRequest, now: Date): boolean {
  if (request.state !== 'needsMore' || !request.needsMoreSince) return false;
  return now.getTime() - Date.parse(request.needsMoreSince) > lapseAfterDays * 86_400_000;
}
