/** The course of reviewing in one element: which request is open, what the examiner has ticked and written, what became of it. */
import {
  awaitsReview,
  type Badge,
  type BadgeRequest,
  type Decision,
  minMessageLength,
  type ReviewAnswer,
} from '@pepites/recognition';
import type {ReactiveControllerHost} from 'lit';
import type {BackendController} from '../context/backend-controller.js';
import {BadgeReviewDecidedEvent, BadgeReviewDecideEvent} from '../events/review-events.js';
import {codeOf} from '../text/error-key.js';

/** What the examiner has prepared for one request; kept while the element lives. */
export interface DecisionDraft {
  readonly answer: ReviewAnswer | undefined;
  readonly message: string;
  readonly criteriaMet: readonly number[];
  readonly reopened: readonly string[];
  readonly noConflict: boolean;
}

const emptyDecision: DecisionDraft = {
  answer: undefined,
  message: '',
  criteriaMet: [],
  reopened: [],
  noConflict: false,
};

export type DecisionProblem = 'answer' | 'message' | 'noConflict';
export type FocusTarget = 'heading' | 'problem';

/** The other side knows better: read the request again. */
const changedCodes: readonly string[] = ['REVISION_CHANGED', 'ALREADY_REVIEWED', 'REQUEST_STATE'];

export class ReviewFlow {
  /** The open request, with its badge. */
  open: {readonly request: BadgeRequest; readonly badge: Badge} | undefined;
  /** Id of the request that is being opened. */
  opening: string | undefined;
  /** Why opening or sending failed. */
  error: unknown;
  problems: ReadonlySet<DecisionProblem> = new Set();
  isSending = false;
  focusTarget: FocusTarget | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #backend: BackendController;
  readonly #drafts = new Map<string, DecisionDraft>();
  readonly #badges = new Map<string, Promise<Badge>>();

  constructor(host: ReactiveControllerHost & HTMLElement, backend: BackendController) {
    this.#host = host;
    this.#backend = backend;
  }

  get decision(): DecisionDraft {
    return this.#drafts.get(this.open?.request.id ?? '') ?? emptyDecision;
  }

  /** Can the open request still be answered? */
  get isAnswerable(): boolean {
    return this.open !== undefined && awaitsReview(this.open.request.state);
  }

  async openRequest(request: string): Promise<void> {
    this.open = undefined;
    this.opening = request;
    this.error = undefined;
    this.problems = new Set();
    this.#host.requestUpdate();
    try {
      const opened = await this.#read(request);
      if (this.opening !== request) return;
      this.open = opened;
    } catch (error) {
      if (this.opening !== request) return;
      this.error = error;
    }
    this.opening = undefined;
    this.focusTarget = 'heading';
    this.#host.requestUpdate();
  }

  close(): void {
    this.open = undefined;
    this.opening = undefined;
    this.error = undefined;
    this.problems = new Set();
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

  /** Sends the answer. @returns the request as it left it; `undefined` when it was not sent. */
  async send(): Promise<BadgeRequest | undefined> {
    if (!this.open || this.isSending) return undefined;
    const {request} = this.open;
    const {answer, message, criteriaMet, reopened, noConflict} = this.decision;
    this.problems = this.#check();
    if (this.problems.size > 0 || answer === undefined) {
      this.focusTarget = 'problem';
      this.#host.requestUpdate();
      return undefined;
    }
    const decision: Decision = {
      answer,
      message: message.trim(),
      criteriaMet: [...criteriaMet],
      reopened: answer === 'missing' ? [...reopened] : [],
      noConflict,
      revision: request.revision,
    };
    if (!this.#host.dispatchEvent(new BadgeReviewDecideEvent(request, decision))) return undefined;
    return this.#sendNow(request, decision);
  }

  async #sendNow(request: BadgeRequest, decision: Decision): Promise<BadgeRequest | undefined> {
    this.isSending = true;
    this.error = undefined;
    this.#host.requestUpdate();
    const {structure, id, version} = request;
    try {
      const decided = await this.#backend.use((client) =>
        client.reviews.decide({...decision, structure, request: id, version}),
      );
      this.#drafts.delete(id);
      this.#host.dispatchEvent(new BadgeReviewDecidedEvent(decided));
      return decided;
    } catch (error) {
      this.error = error;
      this.focusTarget = 'problem';
      if (changedCodes.includes(codeOf(error))) await this.#reload(id);
      return undefined;
    } finally {
      this.isSending = false;
      this.#host.requestUpdate();
    }
  }

  /** The request as it is now; what was written for it stays. */
  async #reload(id: string): Promise<void> {
    try {
      this.open = await this.#read(id);
    } catch {
      // The first error says what happened; the request stays as it was read.
    }
  }

  async #read(id: string): Promise<{request: BadgeRequest; badge: Badge}> {
    const {structure} = this.#backend;
    const request = await this.#backend.use((client) => client.requests.get({structure, request: id}));
    return {request, badge: await this.#badge(request.badge)};
  }

  #badge(id: string): Promise<Badge> {
    const known = this.#badges.get(id);
    if (known) return known;
    const {structure} = this.#backend;
    const badge = this.#backend.use((client) => client.badges.get({structure, badge: id}));
    this.#badges.set(id, badge);
    badge.catch(() => {
      this.#badges.delete(id);
    });
    return badge;
  }

  /** What the backend would refuse, said before it is sent. */
  #check(): Set<DecisionProblem> {
    const {answer, message, noConflict} = this.decision;
    const problems = new Set<DecisionProblem>();
    if (answer === undefined) problems.add('answer');
    else if (answer !== 'yes' && message.trim().length < minMessageLength) problems.add('message');
    if (!noConflict) problems.add('noConflict');
    return problems;
  }
}
