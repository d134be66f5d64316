/** What becomes of a request with one more answer, by the rules that decide it; and who is still awaited then, by name. */
import {
  awaitedFrom,
  type BadgeRequest,
  type ReviewedRequest,
  type Stance,
  tallyReviews,
} from '@pepites/recognition';

/** `confirmation`: decided, and the person has not said yet that the request is theirs. */
export type Outlook = 'badge' | 'confirmation' | 'noBadge' | 'decider' | 'others' | 'unsure';

type Asked = Pick<
  BadgeRequest,
  'revision' | 'reviews' | 'quorum' | 'examiners' | 'needsConfirmation' | 'confirmation' | 'waitsFor'
>;

/** @param myName as the request may name its examiner */
export function outlookOf(request: Asked, answer: 'yes' | 'notYet', myName: string): Outlook {
  if (request.waitsFor === 'decider') return answer === 'yes' ? badgeFor(request) : 'noBadge';
  const all = new Set(stancesOfMine(request, myName).map((stance) => afterVote(request, {answer, stance})));
  const [only] = all;
  return all.size === 1 && only !== undefined ? only : 'unsure';
}

/** Is the vote even, after this answer or as it stands? */
export function isTie(request: Asked, answer?: 'yes' | 'notYet'): boolean {
  return tallyReviews(withAnswer(request, answer && {answer, stance: 'professional'})) === 'tie';
}

/** The others who are named and have not answered, the one who decides last left out. */
export function othersAwaited(request: Asked, myName: string): readonly string[] {
  const {waiting, mine} = waitingFor(request, myName);
  return waiting.filter((one) => one !== mine && one.name !== '').map(({name}) => name);
}

/** How many answers are missing after one more: of all, or of “yes” where it takes all of them. */
export function countMissing({quorum, reviews, revision}: Asked): number {
  const cast = reviews.filter((review) => review.revision === revision && review.isFinal !== true);
  return Math.max(1, (quorum?.min ?? 1) - cast.length - 1);
}

/** Who decides last, by name; empty where nobody is named. */
export function decidersOf({examiners = []}: Asked): readonly string[] {
  return examiners.filter(({isDecider, name}) => isDecider && name !== '').map(({name}) => name);
}

function afterVote(request: Asked, vote: Vote): Outlook {
  const after = withAnswer(request, vote);
  if (tallyReviews(after) === 'no') return 'noBadge';
  const awaited = awaitedFrom(after);
  if (awaited === 'decider') return 'decider';
  return awaited === 'confirmation' ? badgeFor(request) : 'others';
}

function badgeFor({needsConfirmation, confirmation}: Asked): Outlook {
  return needsConfirmation === true && !confirmation ? 'confirmation' : 'badge';
}

interface Vote {
  readonly answer: 'yes' | 'notYet';
  readonly stance: Stance;
}

/** As the rules want it: they know examiners by id, of which none is told here, and count no answer twice. */
function withAnswer({quorum, reviews, revision}: Asked, vote: Vote | undefined): ReviewedRequest {
  const {min = 1, vote: kind, stances, decider} = quorum ?? {};
  const given = {examiner: '', message: '', criteriaMet: [], reopened: [], at: '', revision};
  return {
    ...{state: 'inReview', revision, earner: '', quorum: min},
    policy: {
      ...(kind && {vote: kind}),
      ...(stances && {stances}),
      ...(decider && {decider: {role: 'lead', when: decider}}),
    },
    reviews: [
      ...reviews.map((review) => ({...review, examiner: ''})),
      ...(vote ? [{...given, ...vote}] : []),
    ],
  };
}

function waitingFor({examiners = []}: Asked, myName: string) {
  const waiting = examiners.filter(({hasAnswered, isDecider}) => !hasAnswered && !isDecider);
  return {waiting, mine: waiting.find(({name}) => name === myName)};
}

/** As what I may answer: where nothing tells, as either. */
function stancesOfMine(request: Asked, myName: string): readonly Stance[] {
  if (!request.quorum?.stances) return ['professional'];
  const {waiting, mine} = waitingFor(request, myName);
  if (mine) return [mine.stance];
  return waiting.length > 0 ? waiting.map(({stance}) => stance) : ['professional', 'peer'];
}
