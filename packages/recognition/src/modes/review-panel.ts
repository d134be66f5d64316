/** Who may act on a request as an examiner, and who takes the place of one that does not answer. */
import type {Candidate, Stance} from './review-policy.js';
import {areStancesMet, currentReviews} from './review-vote.js';
import type {EventOf, NamedExaminers, ReviewedRequest} from './reviewed-request.js';
import {refuse, type RefusalCode, to, type Transition} from './transition.js';

/** Why this person may not look at the request as an examiner; undefined when they may. */
export function refuseExaminer(
  request: ReviewedRequest,
  event: EventOf<'open'> | EventOf<'recuse'> | EventOf<'review'>,
): RefusalCode | undefined {
  const {examiner} = event;
  if (!event.isExaminer || examiner === request.earner) return 'NOT_AN_EXAMINER';
  if (request.recused?.includes(examiner)) return 'CONFLICT_OF_INTEREST';
  if (examiner === request.decider) return undefined;
  if (request.panel && !request.panel.some((member) => member.examiner === examiner))
    return 'NOT_AN_EXAMINER';
  if (stanceFor(request, event) !== 'peer') return undefined;
  const needed = request.policy?.peersHold;
  if (needed === undefined || !event.peer?.heldBadges.includes(needed)) return 'PEER_NOT_ELIGIBLE';
  return event.peer.hasConsented ? undefined : 'PEER_CONSENT_MISSING';
}

/** What this person examines as: as they were named, else as they say. */
export function stanceFor(
  request: ReviewedRequest,
  event: Pick<EventOf<'open'>, 'examiner' | 'stance'>,
): Stance {
  const member = request.panel?.find(({examiner}) => examiner === event.examiner);
  return (member ?? event).stance ?? 'professional';
}

/** Did this person alone write the evidence, on a badge that does not allow that? Who sent it for another counts as its writer. */
export function isOnlyWriter(request: ReviewedRequest, examiner: string): boolean {
  if (request.policy?.writerMayExamine === true) return false;
  const writer = request.writtenBy ?? request.submittedBy;
  const writers = request.writers ?? (writer === undefined ? [] : [writer]);
  return writers.length > 0 && writers.every((each) => each === examiner);
}

/** Names the examiners, if these can decide: enough of them, of the stances asked for, the earner and the only writer not counted. */
export function nameExaminers(
  request: ReviewedRequest,
  {panel, pool, decider}: NamedExaminers,
  now: Date,
): Transition<ReviewedRequest> {
  const everyone = [...panel, ...(pool ?? [])].map(({examiner}) => examiner);
  const aside = [request.earner, ...(request.recused ?? [])];
  const isAside = aside.some((one) => everyone.includes(one) || (one === decider && one !== request.decider));
  if (isAside || decider === request.earner) return refuse('CONFLICT_OF_INTEREST');
  if (currentReviews(request).some(({examiner}) => examiner === decider)) return refuse('ALREADY_REVIEWED');
  const before = new Map(request.panel?.map((member) => [member.examiner, member.since]));
  const named: ReviewedRequest = {
    ...request,
    panel: panel.map((each) => ({...each, since: before.get(each.examiner) ?? now.toISOString()})),
    pool,
    decider,
  };
  return canDecide(named) ? to(named) : refuse('EXAMINERS_MISSING');
}

/** The request with another of the pool in this examiner's place; undefined when the pool has nobody of the same stance. */
export function replaceExaminer(
  request: ReviewedRequest,
  examiner: string,
  now: Date,
): ReviewedRequest | undefined {
  const panel = request.panel ?? [];
  const leaving = panel.find((member) => member.examiner === examiner);
  const next = leaving && request.pool?.find((candidate) => canReplace(request, leaving, candidate));
  if (!next) return undefined;
  return {
    ...request,
    panel: panel.map((member) => (member === leaving ? {...next, since: now.toISOString()} : member)),
    replaced: [...(request.replaced ?? []), examiner],
  };
}

function canReplace(request: ReviewedRequest, leaving: Candidate, {examiner, stance}: Candidate): boolean {
  const taken = [
    request.earner,
    request.decider,
    ...(request.panel ?? []).map((member) => member.examiner),
    ...(request.replaced ?? []),
    ...(request.recused ?? []),
    ...currentReviews(request).map((review) => review.examiner),
  ];
  return (
    !taken.includes(examiner) &&
    !isOnlyWriter(request, examiner) &&
    (stance ?? 'professional') === (leaving.stance ?? 'professional')
  );
}

function canDecide(request: ReviewedRequest): boolean {
  if (request.policy?.decider !== undefined && request.decider === undefined) return false;
  if (request.decider !== undefined && isOnlyWriter(request, request.decider)) return false;
  const stanceOf = new Map<string, Stance>();
  for (const {examiner, stance} of [...(request.panel ?? []), ...currentReviews(request)]) {
    if (examiner === request.decider || isOnlyWriter(request, examiner)) continue;
    if (!stanceOf.has(examiner)) stanceOf.set(examiner, stance ?? 'professional');
  }
  return stanceOf.size >= request.quorum && areStancesMet(request, [...stanceOf.values()]);
}
