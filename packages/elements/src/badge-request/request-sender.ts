/** Sends what the flow holds, once: after the checks, when it is known who sends it, and again when the network is back. */
import type {BadgeRequest} from '@pepites/recognition';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {BackendController} from '../context/backend-controller.js';
import {BadgeRequestSubmitEvent, BadgeRequestSubmittedEvent} from '../events/request-events.js';
import {codeOf, isUnreachable} from '../text/error-key.js';
import type {RequestFlow} from './request-flow.js';
import {sendRequest} from './send-request.js';

const signInCodes: readonly string[] = ['SESSION_ENDED', 'SIGN_IN_REQUIRED'];
/** What was sent meets another truth on the other side: ask where the request stands. */
const changedCodes: readonly string[] = [
  'REQUEST_EXISTS',
  'BADGE_ALREADY_HELD',
  'REQUEST_STATE',
  'REVISION_CHANGED',
];

export class RequestSender implements ReactiveController {
  /** Why the last sending failed; `undefined` when it did not, or when the request only waits for the network. */
  error: unknown;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #backend: BackendController;
  readonly #flow: RequestFlow;
  #isSending = false;
  #sent: BadgeRequest | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, backend: BackendController, flow: RequestFlow) {
    this.#host = host;
    this.#backend = backend;
    this.#flow = flow;
    host.addController(this);
  }

  /** The request as the backend answered last; newer than the lists that were read before it. */
  get sent(): BadgeRequest | undefined {
    return this.#sent;
  }

  hostConnected(): void {
    addEventListener('online', this.#onOnline);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onOnline);
  }

  /** Sends the draft, or opens the screen with what is still needed for it. */
  async send(): Promise<void> {
    const {badge, draft, screen} = this.#flow;
    if (!badge || !draft || this.#isSending) return;
    if (badge.mode === 'reviewed' && !this.#isReady()) return;
    const {session} = this.#backend;
    if (!session) {
      this.#flow.show({kind: 'signIn', purpose: 'send'});
      return;
    }
    if (session.person.displayName.trim() === '' && draft.displayName.trim() === '') {
      const wasAsked = screen.kind === 'name';
      this.#flow.missing = wasAsked ? 'name' : undefined;
      this.#flow.show({kind: 'name'}, wasAsked ? 'problem' : 'heading');
      return;
    }
    const event = new BadgeRequestSubmitEvent({
      structure: badge.structure,
      badge: badge.id,
      requestId: draft.completes?.request ?? draft.id,
      isCompletion: draft.completes !== undefined,
    });
    if (this.#host.dispatchEvent(event)) await this.#sendNow();
    else this.#flow.show({kind: badge.form ? 'check' : 'intro'});
  }

  async withdraw(): Promise<void> {
    const {stage} = this.#flow;
    if (stage.kind !== 'waiting' || this.#isSending) return;
    const {structure, id} = stage.request;
    this.#isSending = true;
    try {
      this.#sent = await this.#backend.use((client) => client.requests.withdraw({structure, request: id}));
      this.error = undefined;
    } catch (error) {
      this.error = error;
    } finally {
      this.#isSending = false;
    }
    this.#flow.show({kind: 'intro'});
    this.#backend.context.notifyChange();
  }

  /** The backend has kept the name: nobody asks for it again on this page. */
  #keepName(displayName: string): void {
    const {context, session} = this.#backend;
    if (!session || displayName === '' || session.person.displayName === displayName) return;
    context.setSession({...session, person: {...session.person, displayName}});
  }

  /** Forgets the last failure, when the person goes on to something else. */
  forgive(): void {
    this.error = undefined;
  }

  async #sendNow(): Promise<void> {
    const flow = this.#flow;
    const {badge, draft, stage} = flow;
    if (!badge || !draft) return;
    this.#isSending = true;
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
          version: stage.kind === 'more' ? stage.request.version : undefined,
          onProgress: (progress) => {
            flow.show({kind: 'sending', progress}, undefined);
          },
          onDraft: (changed) => {
            flow.take(changed);
          },
        }),
      );
      this.#keepName(draft.displayName.trim());
      this.#sent = request;
      await flow.drop();
      flow.show({kind: 'intro'});
      this.#host.dispatchEvent(new BadgeRequestSubmittedEvent(request));
      this.#backend.context.notifyChange();
    } catch (error) {
      this.#onFailure(error);
    } finally {
      this.#isSending = false;
      this.#host.requestUpdate();
    }
  }

  #onFailure(error: unknown): void {
    const flow = this.#flow;
    const code = codeOf(error);
    const isReviewed = flow.badge?.mode === 'reviewed';
    if (isUnreachable(error)) {
      flow.set({isQueued: true});
      flow.show({kind: isReviewed ? 'check' : 'intro'}, 'summary');
      return;
    }
    flow.set({isQueued: false});
    this.error = error;
    if (signInCodes.includes(code)) flow.show({kind: 'signIn', purpose: 'send'});
    else flow.show({kind: isReviewed && !changedCodes.includes(code) ? 'check' : 'intro'}, 'summary');
    if (changedCodes.includes(code)) this.#backend.context.notifyChange();
  }

  /** Shows what is wrong, all at once, when something is. */
  #isReady(): boolean {
    const flow = this.#flow;
    flow.problems = flow.check();
    flow.missing = flow.draft?.consent === true ? undefined : 'consent';
    if (flow.problems.size === 0 && !flow.missing) return true;
    flow.show({kind: 'check'}, 'summary');
    return false;
  }

  readonly #onOnline = (): void => {
    if (this.#flow.draft?.isQueued === true && this.#backend.session) void this.send();
  };
}
