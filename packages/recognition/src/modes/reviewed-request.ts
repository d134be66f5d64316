/** A request for a `reviewed` badge: its states, what is kept of it, what can happen to it. */
import type {Candidate, PanelMember, PeerFacts, ReviewPolicy, Stance} from './review-policy.js';
import type {Review} from './review.js';

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
  'accepted',
  'refusedByEarner',
  'purged',
] as const;
export type RequestState = (typeof requestStates)[number];

export const reviewAnswers = ['yes', 'missing', 'notYet'] as const;
/** The examiner's three answers: yes / something is missing / not yet. */
export type ReviewAnswer = (typeof reviewAnswers)[number];

/** Shortest message that can tell a person what to do, in characters. */
export const minMessageLength = 10;

/** Can examiners still act on a request in this state? */
export function awaitsReview(state: RequestState): boolean {
  return state === 'submitted' || state === 'inReview';
}

/** Is a request in this state still under way for the person (a second one would be a duplicate)? */
export function isOpen(state: RequestState): boolean {
  return awaitsReview(state) || state === 'needsMore';
}

/** Who examines one request, by name. */
export interface NamedExaminers {
  readonly panel: readonly Candidate[];
  /** Who takes the place of an examiner that does not answer, in this order. */
  readonly pool?: readonly Candidate[] | undefined;
  /** Where the policy has a decider: who that is. This person has no vote. */
  readonly decider?: string | undefined;
}

export const confirmationWays = ['tap', 'code', 'signature'] as const;
/** How a person says that a request made for them is theirs: on their own account, by their code, on paper. */
export type ConfirmationWay = (typeof confirmationWays)[number];

export interface Confirmation {
  readonly way: ConfirmationWay;
  /** The revision that was confirmed; another one has to be confirmed again. */
  readonly revision: number;
  readonly at: string;
  /** Who keeps the signed paper; only where `way` is `signature`. */
  readonly recordedBy?: string;
}

export interface SentReminder {
  readonly to: 'examiner' | 'lead';
  /** Absent where examiners are not named: all of them. */
  readonly examiner?: string | undefined;
  readonly revision: number;
}

export interface ReviewedRequest {
  readonly state: RequestState;
  /** Starts at 1; a resubmission adds one. Reviews of an earlier revision no longer count. */
  readonly revision: number;
  readonly earner: string;
  /** Who filled the form in, when that was not the person alone. */
  readonly writtenBy?: string | undefined;
  /** Everybody who wrote some of the evidence; wins over `writtenBy`. */
  readonly writers?: readonly string[] | undefined;
  /** How many examiners must answer. */
  readonly quorum: number;
  /** Absent: unanimous, nobody named last, and the reason of a revocation is kept by the caller. */
  readonly policy?: ReviewPolicy | undefined;
  /** Absent: whoever has the role examines. */
  readonly panel?: readonly PanelMember[] | undefined;
  readonly pool?: readonly Candidate[] | undefined;
  /** Examiners that were replaced. The pool does not bring them back. */
  readonly replaced?: readonly string[] | undefined;
  readonly decider?: string | undefined;
  /** Who said that they know the person too well to judge. */
  readonly recused?: readonly string[] | undefined;
  readonly reviews: readonly Review[];
  /** When the draft was last written to, ISO 8601. */
  readonly savedAt?: string | undefined;
  /** When this revision was sent, ISO 8601. Without it nothing is reminded or replaced. */
  readonly submittedAt?: string | undefined;
  /** The adviser who sent it, where that was not the person: `confirmation` is then needed before a yes counts. */
  readonly submittedBy?: string | undefined;
  readonly confirmation?: Confirmation | undefined;
  readonly needsMoreSince?: string;
  readonly reminded?: readonly SentReminder[] | undefined;
  readonly revocation?: {readonly reason: string; readonly at: string} | undefined;
}

/** Who sends: absent, or the earner, is the person alone; anyone else must be an adviser. */
interface Sender {
  readonly by?: string | undefined;
  readonly isAdviser?: boolean | undefined;
}

/** Who examines, and as what. */
interface ActingExaminer {
  readonly examiner: string;
  /** Has the role of an examiner now (the decider: theirs), or is a peer that the structure admits. */
  readonly isExaminer: boolean;
  /** Where the request names its examiners, theirs is the stance that counts. Absent: `professional`. */
  readonly stance?: Stance | undefined;
  readonly peer?: PeerFacts | undefined;
}

export type ReviewedEvent =
  | {readonly type: 'save'}
  | ({
      readonly type: 'submit';
      readonly isComplete: boolean;
      readonly hasConsent: boolean;
      /** False: nobody in the structure can examine this. */
      readonly hasExaminers?: boolean | undefined;
      readonly examiners?: NamedExaminers | undefined;
    } & Sender)
  | {readonly type: 'assign'; readonly isLead: boolean; readonly examiners: NamedExaminers}
  | {readonly type: 'replace'; readonly isLead: boolean; readonly examiner: string}
  | ({readonly type: 'open'} & ActingExaminer)
  | ({readonly type: 'recuse'} & ActingExaminer)
  | ({
      readonly type: 'review';
      /** The examiner ticked that nothing stands between them and the person. */
      readonly hasNoConflict: boolean;
      readonly revision: number;
      readonly answer: ReviewAnswer;
      readonly message?: string;
      readonly criteriaMet?: readonly number[];
      readonly reopened?: readonly string[];
    } & ActingExaminer)
  | ({
      readonly type: 'resubmit';
      readonly isComplete: boolean;
      /** The revision that was read; absent: not checked here. */
      readonly revision?: number | undefined;
    } & Sender)
  | {readonly type: 'confirm'; readonly way: 'tap'; readonly by: string; readonly revision: number}
  | {
      readonly type: 'confirm';
      readonly way: 'code';
      readonly isCodeRight: boolean;
      readonly revision: number;
    }
  | {
      readonly type: 'confirm';
      readonly way: 'signature';
      readonly recordedBy: string;
      readonly isStaff: boolean;
      readonly revision: number;
    }
  | {readonly type: 'withdraw'; readonly by?: string | undefined}
  | {readonly type: 'sign'}
  | {readonly type: 'accept'; readonly by?: string | undefined}
  | {readonly type: 'refuse'; readonly by?: string | undefined}
  | {readonly type: 'revoke'; readonly reason?: string | undefined}
  | {readonly type: 'reminded'; readonly reminder: SentReminder}
  | {readonly type: 'tick'};

export type EventOf<T extends ReviewedEvent['type']> = Extract<ReviewedEvent, {type: T}>;
