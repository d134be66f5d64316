/** Where a person stands with one badge, from their own requests and awards. */
import {
  askedQuestions,
  type Award,
  awaitsReview,
  type Badge,
  type BadgeRequest,
  openAgain,
  type Question,
  type RequestReview,
} from '@pepites/recognition';
import {type Draft, toAnswers} from './draft.js';

/** The examiner asks for more. */
export interface MoreStage {
  readonly kind: 'more';
  readonly request: BadgeRequest;
  readonly review: RequestReview | undefined;
}

export type RequestStage =
  | {readonly kind: 'ask'}
  | {readonly kind: 'waiting'; readonly request: BadgeRequest}
  | MoreStage
  | {readonly kind: 'declined'; readonly request: BadgeRequest; readonly review: RequestReview | undefined}
  | {readonly kind: 'coming'}
  | {readonly kind: 'held'; readonly award: Award | undefined};

export interface OwnRecords {
  /** Newest first. */
  readonly requests: readonly BadgeRequest[];
  readonly awards: readonly Award[];
}

export function stageOf(badge: string, own: OwnRecords | undefined): RequestStage {
  const awards = own?.awards.filter((award) => award.badge === badge) ?? [];
  const issued = awards.find(({state}) => state === 'issued');
  if (issued) return {kind: 'held', award: issued};
  if (awards.some(({state}) => state === 'signing')) return {kind: 'coming'};
  const request = own?.requests.find((each) => each.badge === badge);
  if (!request) return {kind: 'ask'};
  const review = request.reviews.filter(({revision}) => revision === request.revision).at(-1);
  if (awaitsReview(request.state)) return {kind: 'waiting', request};
  switch (request.state) {
    case 'needsMore':
      return {kind: 'more', request, review};
    case 'declined':
      return {kind: 'declined', request, review};
    case 'approved':
      return {kind: 'coming'};
    case 'issued':
      return {kind: 'held', award: undefined};
    default:
      return {kind: 'ask'};
  }
}

/** The questions that are open now: all that are asked, or, when something is missing, those that the examiner reopened. */
export function openQuestions(badge: Badge, draft: Draft, stage: RequestStage): Question[] {
  const {form} = badge;
  if (!form) return [];
  const asked = askedQuestions(form, toAnswers(draft, form));
  if (stage.kind !== 'more') return asked;
  const open = openAgain(form, stage.request.answers, stage.review?.reopened ?? []);
  return asked.filter(({id}) => open.has(id));
}
