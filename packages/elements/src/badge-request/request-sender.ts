/** Sends what the flow holds, once: after the checks, when it is known who sends it, and again when the network is back. */
import type {BadgeRequest} from '@pepites/recognition';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {BackendController} from '../context/backend-controller.js';
import {BadgeRequestSentEvent, BadgeRequestSubmitEvent} from '../events/request-events.js';
import {codeOf, isUnreachable} from '../text/error-key.js';
import {requestIdOf} from './draft.js';
import type {Screen} from './flow-state.js';
import type {RequestFlow} from './request-flow.js';
import {RetryClock} from './retry-clock.js';
import {sendRequest} from './send-request.js';
import {isFileProblem} from './refused-answers.js';

const signInCodes: readonly string[] = ['SESSION_ENDED', 'SIGN_IN_REQUIRED'];
/** What was sent meets another truth on the other side: ask where the request stands. */
const changedCodes: readonly string[] = [
  'REQUEST_EXISTS',
  'BADGE_ALREADY_HELD',
  'REQUEST_STATE',
  'REVISION_CHANGED',
];

/** Why a request that the person has sent is still here. */
export type QueuedBecause = 'network' | 'backend' | 'turn';

export class RequestSender implements ReactiveController {
  /** Why the last sending, or act on what was sent, failed; `undefined` when it did not, or when the request waits and leaves by itself. */
  error: unknown;
  /** The request as the backend answered last; newer than the lists that were read before it. */
  sent: BadgeRequest | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #backend: BackendController;
  readonly #flow: RequestFlow;
  readonly #retry = new RetryClock(() => void this.#sendQueued());
  #abort: AbortController | undefined;
  #because: QueuedBecause = 'network';
  /** The screen that the person sent from before the draft was there. */
  #awaitedOn: Screen | undefined;
  /** The draft and session that sending was last tried with by itself. */
  #triedWith = '';

  constructor(host: ReactiveControllerHost & HTMLElement, backend: BackendController, flow: RequestFlow) {
    this.#host = host;
    this.#backend = backend;
    this.#flow = flow;
    host.addController(this);
  }

  get isOffline(): boolean {
    return typeof navigator !== 'undefined' && !navigator.onLine;
  }

  get queuedBecause(): QueuedBecause {
    return this.isOffline ? 'network' : this.#because;
  }

  hostConnected(): void {
    addEventListener('online', this.#onNetwork);
    addEventListener('offline', this.#onNetwork);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onNetwork);
    removeEventListener('offline', this.#onNetwork);
    this.#retry.stop();
    this.#awaitedOn = undefined;
  }

  /** A request that waits is sent as soon as it is known who sends it. */
  hostUpdated(): void {
    const {draft, screen} = this.#flow;
    const {session} = this.#backend;
    if (draft && this.#awaitedOn) {
      if (this.#awaitedOn === screen) queueMicrotask(() => void this.send());
      this.#awaitedOn = undefined;
    }
    if (draft?.isQueued !== true || !session || this.#abort || screen.kind === 'sending') return;
    const tried = `${draft.id} ${session.token}`;
    if (tried === this.#triedWith) return;
    this.#triedWith = tried;
    queueMicrotask(() => void this.#sendQueued());
  }

  /** Sends the draft, or opens the screen with what is still needed for it. */
  async send(): Promise<void> {
    const {badge, draft, screen} = this.#flow;
    // Who is faster than the device’s store is not left without an answer: it leaves as soon as the draft is there.
    this.#awaitedOn = draft ? undefined : screen;
    if (!badge || !draft || this.#abort) return;
    if (badge.mode === 'reviewed' && !this.#isReady()) return;
    const {session} = this.#backend;
    if (!session) {
      if (this.isOffline) this.#queue('network');
      else this.#flow.show({kind: 'signIn', purpose: 'send'});
      return;
    }
    if (draft.person !== undefined && draft.person !== session.person.id) {
      // Somebody else has signed in: what is written here is not theirs to send.
      this.#flow.show({kind: 'intro'});
      return;
    }
    // An adviser has a name, and the person's is known to the structure.
    if (
      this.#flow.person === undefined &&
      session.person.displayName.trim() === '' &&
      draft.displayName.trim() === ''
    ) {
      const wasAsked = screen.kind === 'name';
      this.#flow.missing = wasAsked ? 'name' : undefined;
      this.#flow.show({kind: 'name'}, wasAsked ? 'problem' : 'heading');
      return;
    }
    const event = new BadgeRequestSubmitEvent({
      structure: badge.structure,
      badge: badge.id,
      requestId: draft.completes?.request ?? requestIdOf(draft),
      isCompletion: draft.completes !== undefined,
    });
    if (this.#host.dispatchEvent(event)) await this.#sendNow(`${draft.id} ${session.token}`);
    else this.#flow.show({kind: badge.form ? 'check' : 'intro'});
  }

  /** The person does not want to wait: what has not arrived stays here. What had arrived is told when it is sent again. */
  stop(): void {
    this.#abort?.abort();
  }

  /** Forgets the last failure, when the person goes on to something else. */
  forgive(): void {
    this.error = undefined;
  }

  /** The backend has kept the name: nobody asks for it again on this page. */
  #keepName(displayName: string): void {
    const {context, session} = this.#backend;
    if (!session || displayName === '' || session.person.displayName === displayName) return;
    context.setSession({...session, person: {...session.person, displayName}});
  }

  async #sendNow(tried: string): Promise<void> {
    const flow = this.#flow;
    const {badge, draft, stage} = flow;
    if (!badge || !draft) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#triedWith = tried;
    this.error = undefined;
    flow.show({kind: 'sending', progress: {kind: 'request'}});
    try {
      const request = await this.#backend.use((client) =>
        sendRequest({
          client,
          structure: badge.structure,
          badge: badge.id,
          draft,
          form: badge.form,
          person: flow.person,
          version: stage.kind === 'more' ? stage.request.version : undefined,
          signal: abort.signal,
          onProgress: (progress) => {
            flow.show({kind: 'sending', progress}, 'none');
          },
          onDraft: (changed) => {
            flow.take(changed);
          },
        }),
      );
      this.#retry.reset();
      this.#keepName(draft.displayName.trim());
      this.sent = request;
      await flow.settle(request);
      flow.show({kind: 'intro'});
      this.#host.dispatchEvent(new BadgeRequestSentEvent(request));
      this.#backend.context.notifyChange();
    } catch (error) {
      if (abort.signal.aborted) this.#showDraft();
      else this.#onFailure(error);
    } finally {
      this.#abort = undefined;
      this.#host.requestUpdate();
    }
  }

  #onFailure(error: unknown): void {
    const flow = this.#flow;
    const code = codeOf(error);
    if (isUnreachable(error) || code === 'TOO_MANY_ATTEMPTS') {
      this.#queue(code === 'TOO_MANY_ATTEMPTS' ? 'turn' : 'backend');
      return;
    }
    const {screen} = flow;
    flow.set({isQueued: false});
    const file = screen.kind === 'sending' && screen.progress.kind === 'file' ? screen.progress.file : '';
    const isOfAnswer = isFileProblem(code) ? flow.refuseFile(file, code) : flow.refuseAnswers(error);
    if (isOfAnswer) {
      this.#showDraft('summary');
      return;
    }
    this.error = error;
    if (signInCodes.includes(code)) flow.show({kind: 'signIn', purpose: 'send'});
    else if (changedCodes.includes(code)) flow.show({kind: 'intro'}, 'summary');
    else this.#showDraft('summary');
    if (changedCodes.includes(code)) this.#backend.context.notifyChange();
  }

  #queue(because: QueuedBecause): void {
    this.#because = because;
    void this.#flow.queue();
    this.#showDraft('summary');
    this.#retry.start();
  }

  #showDraft(focus: 'heading' | 'summary' = 'heading'): void {
    this.#flow.show({kind: this.#flow.badge?.mode === 'reviewed' ? 'check' : 'intro'}, focus);
  }

  /** Shows what is wrong, all at once, when something is. */
  #isReady(): boolean {
    const flow = this.#flow;
    const isRefused = flow.sheet.refused.length > 0;
    const missing = flow.draft?.consent === true ? undefined : 'consent';
    flow.problems = flow.sheet.check();
    if (flow.problems.size === 0 && !missing && !isRefused) return true;
    if (flow.draft?.isQueued) flow.set({isQueued: false});
    flow.missing = missing;
    // Where the agreement alone is missing, its box is what is to be done.
    flow.show({kind: 'check'}, flow.problems.size === 0 && !isRefused ? 'problem' : 'summary');
    return false;
  }

  async #sendQueued(): Promise<void> {
    const {draft, screen} = this.#flow;
    // Nobody is pulled away from what they are changing.
    const isBusy = ['question', 'erase', 'name', 'device'].includes(screen.kind);
    if (draft?.isQueued !== true || !this.#backend.session || this.isOffline) return;
    if (isBusy) this.#retry.start();
    else await this.send();
  }

  readonly #onNetwork = (): void => {
    this.#host.requestUpdate();
    if (!this.isOffline) void this.#sendQueued();
  };
}
