/** What a request in one element can be in: its screens, what is said above them, what is wrong, where the focus goes. */
import type {AnswerProblemCode, Badge} from '@pepites/recognition';
import type {RequestStage} from './request-stage.js';
import type {SendProgress} from './send-request.js';

export type Screen =
  | {readonly kind: 'intro'}
  /** `isChange`: opened from the last screen, and goes back to it. */
  | {readonly kind: 'question'; readonly id: string; readonly isChange: boolean}
  /** All questions. */
  | {readonly kind: 'page'}
  | {readonly kind: 'check'}
  /** Whose device is this? Before the first answer. */
  | {readonly kind: 'device'}
  /** Shall the draft be erased? `from`: where the person was. */
  | {readonly kind: 'erase'; readonly from: Screen}
  | {readonly kind: 'signIn'; readonly purpose: 'send' | 'look'; readonly start?: 'email' | 'claim'}
  | {readonly kind: 'name'}
  | {readonly kind: 'sending'; readonly progress: SendProgress}
  | {readonly kind: 'withdraw'};

/** Why a file of an answer may not be sent: known here, or said by the backend. */
export type FileProblemCode =
  'FILE_TYPE_REFUSED' | 'FILE_TOO_LARGE' | 'FILE_INFECTED' | 'FILE_QUOTA' | 'FILE_UNKNOWN';

export type ProblemCode = AnswerProblemCode | FileProblemCode;

/** Said once, above the screen that is open. */
export type Note = 'movedOn' | 'erased' | 'withdrawn' | 'arrivedBefore' | 'toChange';

/** What the keyboard focus goes to once the next render is done. */
export type FocusTarget =
  'heading' | 'problem' | 'summary' | {readonly question: string; readonly isWrong: boolean};

/** One question on a screen, or all on one page. */
export type Layout = 'steps' | 'page';

export interface Place {
  readonly backend: string;
  readonly badge: Badge;
  readonly stage: RequestStage;
  /** The backend has said so: it knows who asks. */
  readonly isKnown: boolean;
  /** Id of the signed-in person. */
  readonly person: string | undefined;
  /** Id of the person whom the signed-in adviser asks with. */
  readonly with?: string | undefined;
  /** Nobody is signed in, because the person wanted so. */
  readonly hasSignedOut: boolean;
}
