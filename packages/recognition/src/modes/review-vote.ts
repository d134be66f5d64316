/** Counting the answers to a request: what the jury says, and for whom the request still waits. */
import type {Stance} from './review-policy.js';
import type {Review} from './review.js';
import {awaitsReview, type ReviewedRequest} from './reviewed-request.js';

/** `tie`: as many yes as "not yet", and everyone who had to answer did. */
export type Tally = 'open' | 'yes' | 'no' | 'tie';

/** Who has to act next on a request that is with its examiners. */
export type Awaited = 'examiners' | 'decider' | 'confirmation';

/** The answers that count: those to the revision at hand. */
export function currentReviews(request: ReviewedRequest): readonly Review[] {
  return request.reviews.filter((review) => review.revision === request.revision);
}

/**
 * What the jury says, the decider left out.
 * Unanimous: one "not yet" is a no; a yes takes `quorum` of them, with the stances that are asked for.
 * Majority: the greater part of the quorum, or of all who answered if they are more, as soon as it cannot turn any more and
 * the stances have been heard.
 */
export function tallyReviews(request: ReviewedRequest): Tally {
  const cast = currentReviews(request).filter((review) => review.isFinal !== true);
  const yes = cast.filter((review) => review.answer === 'yes').length;
  const no = cast.filter((review) => review.answer === 'notYet').length;
  const areHeard = areStancesMet(request, cast.map(stanceOf));
  if (request.policy?.vote !== 'majority') {
    if (no > 0) return 'no';
    return yes >= request.quorum && areHeard ? 'yes' : 'open';
  }
  if (!areHeard) return 'open';
  const voters = Math.max(request.quorum, cast.length);
  if (yes * 2 > voters) return 'yes';
  if (no * 2 > voters) return 'no';
  return cast.length >= request.quorum && yes === no ? 'tie' : 'open';
}

/** Are these the stances that the policy asks for, or more? */
export function areStancesMet(request: ReviewedRequest, given: readonly Stance[]): boolean {
  const asked = request.policy?.stances;
  const count = (stance: Stance): number => given.filter((each) => each === stance).length;
  return count('peer') >= (asked?.peer ?? 0) && count('professional') >= (asked?.professional ?? 0);
}

/** For whom a request waits; undefined when it is not with its examiners. */
export function awaitedFrom(request: ReviewedRequest): Awaited | undefined {
  if (!awaitsReview(request.state)) return undefined;
  switch (outcomeOf(request)) {
    case 'decider':
      return 'decider';
    case 'yes':
      return 'confirmation';
    default:
      return 'examiners';
  }
}

/** The request in the state that its answers put it in. Approved needs the confirmation too, where somebody else sent it. */
export function settle(request: ReviewedRequest): ReviewedRequest {
  const outcome = outcomeOf(request);
  if (outcome === 'no') return {...request, state: 'declined'};
  if (outcome === 'yes' && isConfirmed(request)) return {...request, state: 'approved'};
  return {...request, state: 'inReview'};
}

/** Has the person said that this revision is theirs? True where they sent it themselves. */
export function isConfirmed(request: ReviewedRequest): boolean {
  const {submittedBy, earner, confirmation, revision} = request;
  return submittedBy === undefined || submittedBy === earner || confirmation?.revision === revision;
}

/** A tie of a jury without a decider stays open: one more examiner breaks it. */
function outcomeOf(request: ReviewedRequest): 'open' | 'decider' | 'yes' | 'no' {
  const final = currentReviews(request).find((review) => review.isFinal === true);
  if (final) return final.answer === 'yes' ? 'yes' : 'no';
  const tally = tallyReviews(request);
  const when = request.policy?.decider?.when;
  if (tally === 'tie') return when === undefined ? 'open' : 'decider';
  return tally === 'yes' && when === 'always' ? 'decider' : tally;
}

function stanceOf(review: Review): Stance {
  return review.stance ?? 'professional';
}
