/** The course of reviewing in one element: which request is open, what the examiner has ticked and written, what became of it. */
import {
  askedQuestions,
  awaitsReview,
  type BadgeRequest,
  type Decision,
  minMessageLength,
  type Question,
  type ReviewAnswer,
} from '@pepites/recognition';
import type {ReactiveControllerHost} from 'lit';
import {
  BadgeReviewDecidedEvent,
  BadgeReviewDecideEvent,
  BadgeReviewHandedOverEvent,
} from '../events/review-events.js';
import {codeOf} from '../text/error-key.js';
import {questionsToReopen} from './asked-again.js';
import {newsBetween, type ReviewNews} from './review-changes.js';
import type {FocusTarget} from './review-focus.js';
import type {OpenedRequest, ReviewSource} from './review-source.js';

/** What the examiner has prepared for one request; kept while the element lives. */
export interface DecisionDraft {
  readonly answer: ReviewAnswer | undefined;
  readonly message: string;
  readonly criteriaMet: readonly number[];
  /** Ids of questions; absent: those that are proposed. */
  readonly reopened: readonly string[] | undefined;
  readonly noConflict: boolean;
}

const emptyDecision: DecisionDraft = {
  answer: undefined,
  message: '',
  criteriaMet: [],
  reopened: undefined,
  noConflict: false,
};

/** `doubt`: a yes that passes over something, which is asked about once. */
export type DecisionProblem = 'answer' | 'message' | 'noConflict' | 'doubt';

/** The other side knows better: read the request again. */
const changedCodes: readonly string[] = [
  'REVISION_CHANGED',
  'ALREADY_REVIEWED',
  'REQUEST_STATE',
  'NOT_YOUR_TURN',
];

export class ReviewFlow {
  open: OpenedRequest | undefined;
  /** Id of the request that is being opened. */
  opening: string | undefined;
  /** Why opening or sending failed. */
  error: unknown;
  /** Id of the request that could not be opened. */
  notOpened: string | undefined;
  /** What others did while this answer was being written. */
  news: ReviewNews | undefined;
  problems: ReadonlySet<DecisionProblem> = new Set();
  isSending = false;
  /** The examiner is asked whether they really hand the request over. */
  isHandingOver = false;
  focusTarget: FocusTarget | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: () => ReviewSource;
  readonly #drafts = new Map<string, DecisionDraft>();
  /** Ids of the requests whose answer the backend has refused to take from this examiner. */
  readonly #tooClose = new Set<string>();

  constructor(host: ReactiveControllerHost & HTMLElement, source: () => ReviewSource) {
    this.#host = host;
    this.#source = source;
  }

  get decision(): DecisionDraft {
    return this.#drafts.get(this.open?.request.id ?? '') ?? emptyDecision;
  }

  /** The questions that are asked again: as the examiner has ticked them, else those that go with what is not met. */
  get reopened(): readonly string[] {
    const {reopened, criteriaMet} = this.decision;
    if (reopened) return reopened;
    const questions = this.questions;
    // Where no criterion is ticked, nothing is known of what is met.
    if (questions.length < 2 || criteriaMet.length === 0) return [];
    return questionsToReopen({criteria: this.open?.criteria ?? [], criteriaMet, questions});
  }

  /** Those that the person was asked. */
  get questions(): readonly Question[] {
    const {form, request} = this.open ?? {};
    return form && request ? askedQuestions(form, request.answers) : [];
  }

  /** The criteria that are not ticked, by their places. */
  get unticked(): readonly number[] {
    const {criteriaMet} = this.decision;
    return [...(this.open?.criteria ?? []).keys()].filter((index) => !criteriaMet.includes(index));
  }

  /** Was something asked, and nothing given? */
  get isWithoutEvidence(): boolean {
    if (!this.open) return false;
    const {form, request, recommendations} = this.open;
    const given = [...request.answers, ...(request.declared ?? []), ...recommendations];
    return form !== undefined && form.questions.length > 0 && given.length === 0;
  }

  /** Can the open request still be answered, and by this examiner? */
  get isAnswerable(): boolean {
    return this.open?.isForMe === true && awaitsReview(this.open.request.state);
  }

  /** The answer of somebody too close does not count, however often it is sent: the request is for another. */
  get isTooClose(): boolean {
    return this.open !== undefined && this.#tooClose.has(this.open.request.id);
  }

  async openRequest(request: string): Promise<void> {
    this.#reset();
    this.opening = request;
    this.#host.requestUpdate();
    try {
      const opened = await this.#source().read(request);
      if (this.opening !== request) return;
      this.open = opened;
    } catch (error) {
      if (this.opening !== request) return;
      this.error = error;
      this.notOpened = request;
    }
    this.opening = undefined;
    this.focusTarget = 'heading';
    this.#host.requestUpdate();
  }

  /** The open request as it is now; what was written for it stays. */
  async readAgain(): Promise<void> {
    const before = this.open;
    if (!before) return;
    try {
      const opened = await this.#source().read(before.request.id);
      if (this.open === before) this.open = opened;
    } catch {
      // It stays as it was read: whoever answers is told that it has changed.
    }
    this.#host.requestUpdate();
  }

  close(): void {
    this.#reset();
    this.focusTarget = 'heading';
    this.#host.requestUpdate();
  }

  decide(change: Partial<DecisionDraft>): void {
    if (!this.open) return;
    this.#drafts.set(this.open.request.id, {...this.decision, ...change});
    const stillWrong = this.#check();
    this.problems = new Set([...this.problems].filter((problem) => stillWrong.has(problem)));
    this.#host.requestUpdate();
  }

  askToHandOver(isHandingOver: boolean): void {
    this.isHandingOver = isHandingOver;
    this.focusTarget = isHandingOver ? 'handOver' : 'know';
    this.#host.requestUpdate();
  }

  /** @returns the request that was handed over; `undefined` when it was not */
  async handOver(): Promise<BadgeRequest | undefined> {
    if (!this.open) return undefined;
    const {request} = this.open;
    return this.#act(request, async () => {
      await this.#source().handOver(request.id);
      this.#drafts.delete(request.id);
      this.#host.dispatchEvent(new BadgeReviewHandedOverEvent(request.id));
      return request;
    });
  }

  /** Sends the answer. @returns the request as it left it; `undefined` when it was not sent */
  async send(): Promise<BadgeRequest | undefined> {
    if (!this.open || this.isSending) return undefined;
    const {request} = this.open;
    if (this.isTooClose) {
      this.focusTarget = 'problem';
      this.#host.requestUpdate();
      return undefined;
    }
    const {answer, message, criteriaMet, noConflict} = this.decision;
    const wasAsked = this.problems.has('doubt');
    this.problems = this.#check();
    const isDoubtful = this.problems.has('doubt') && this.problems.size === 1;
    if ((this.problems.size > 0 && !(isDoubtful && wasAsked)) || answer === undefined) {
      this.focusTarget = isDoubtful ? 'doubt' : 'problem';
      this.#host.requestUpdate();
      return undefined;
    }
    const decision: Decision = {
      answer,
      message: message.trim(),
      criteriaMet: [...criteriaMet],
      reopened: answer === 'missing' ? [...this.reopened] : [],
      noConflict,
      revision: request.revision,
    };
    if (!this.#host.dispatchEvent(new BadgeReviewDecideEvent(request, decision))) return undefined;
    return this.#act(request, async () => {
      const decided = await this.#source().decide(request, decision);
      this.#drafts.delete(request.id);
      this.#host.dispatchEvent(new BadgeReviewDecidedEvent(decided));
      return decided;
    });
  }

  /** One act at a time. Where somebody else was faster, the request is read again, and what they did is told. */
  async #act(request: BadgeRequest, act: () => Promise<BadgeRequest>): Promise<BadgeRequest | undefined> {
    if (this.isSending) return undefined;
    this.isSending = true;
    this.error = undefined;
    this.news = undefined;
    this.#host.requestUpdate();
    try {
      return await act();
    } catch (error) {
      this.error = error;
      this.focusTarget = 'problem';
      if (codeOf(error) === 'CONFLICT_OF_INTEREST') this.#tooClose.add(request.id);
      if (changedCodes.includes(codeOf(error))) await this.#readAgain(request);
      return undefined;
    } finally {
      this.isSending = false;
      this.#host.requestUpdate();
    }
  }

  /** The request as it is now; what was written for it stays. */
  async #readAgain(before: BadgeRequest): Promise<void> {
    try {
      this.open = await this.#source().read(before.id);
      this.news = newsBetween(before, this.open.request);
      this.isHandingOver = false;
    } catch {
      // The first error says what happened; the request stays as it was read.
    }
  }

  #reset(): void {
    this.open = undefined;
    this.opening = undefined;
    this.error = undefined;
    this.notOpened = undefined;
    this.news = undefined;
    this.problems = new Set();
    this.isHandingOver = false;
  }

  /** What the backend would refuse, said before it is sent. */
  #check(): Set<DecisionProblem> {
    const {answer, message, noConflict} = this.decision;
    const problems = new Set<DecisionProblem>();
    if (answer === undefined) problems.add('answer');
    else if (answer !== 'yes' && message.trim().length < minMessageLength) problems.add('message');
    if (!noConflict) problems.add('noConflict');
    if (answer === 'yes' && (this.unticked.length > 0 || this.isWithoutEvidence)) problems.add('doubt');
    return problems;
  }
}
