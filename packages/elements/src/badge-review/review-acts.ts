/** What happens when a button is pressed: answers, the way through the queue, a guest who comes in, a peer who agrees. */
import {awaitsReview, type BadgeRequest} from '@pepites/recognition';
import type {BackendController} from '../context/backend-controller.js';
import type {EvidenceFiles} from '../evidence/evidence-files.js';
import type {reviewFr} from '../messages/review.fr.js';
import type {Text} from '../text/messages.js';
import type {GuestVisit} from './guest-visit.js';
import type {QueueReader} from './queue-reader.js';
import type {ReviewFlow} from './review-flow.js';

export interface ReviewParts {
  readonly backend: BackendController;
  readonly files: EvidenceFiles;
  readonly flow: ReviewFlow;
  readonly guest: GuestVisit;
  readonly reader: QueueReader;
  /** Puts a sentence into the live region; `isDone`: something has left, which nobody is to overlook. */
  readonly say: (sentence: string, isDone?: boolean) => void;
  readonly text: Text<typeof reviewFr>;
}

export class ReviewActs {
  readonly #parts: ReviewParts;

  constructor(parts: ReviewParts) {
    this.#parts = parts;
  }

  async send(): Promise<void> {
    const {flow, text} = this.#parts;
    const before = flow.open?.request;
    this.#parts.say('');
    const decided = await flow.send();
    if (before && decided) await this.#goOn(before, sentWords(decided, before, text), 'done');
  }

  async handOver(): Promise<void> {
    const request = await this.#parts.flow.handOver();
    if (request)
      await this.#goOn(request, this.#parts.text('handedOver', {name: request.earnerName}), 'left');
  }

  readonly backToList = (): void => {
    const {say, flow, reader} = this.#parts;
    say('');
    this.#leave();
    // Others have answered it: it waits no more.
    if (!flow.isAnswerable) void reader.task.run();
    flow.close();
  };

  /** A guest goes, and may come back by the same link and code. */
  readonly leaveForLater = (): void => {
    this.#parts.say('');
    this.#leave();
    this.#parts.flow.close();
    this.#parts.guest.leave('later');
  };

  /** Does another request wait? */
  hasNext(id: string | undefined): boolean {
    return this.#parts.reader.queue?.items.some((request) => request.id !== id) ?? false;
  }

  /** Opens the request that comes after `id` in the queue, else the first; without one, the list says that none waits. */
  async openNext(id: string | undefined): Promise<void> {
    const {reader, flow} = this.#parts;
    const items = reader.queue?.items ?? [];
    const at = items.findIndex((request) => request.id === id);
    const next = items[at + 1] ?? items.find((request) => request.id !== id);
    this.#leave();
    if (next) {
      await flow.openRequest(next.id);
      return;
    }
    await reader.task.run();
    flow.close();
  }

  async showMore(): Promise<void> {
    const {reader, say, text} = this.#parts;
    await reader.showMore();
    say(text('shown', {n: reader.queue?.items.length ?? 0}));
  }

  async enter(): Promise<void> {
    const {guest, flow} = this.#parts;
    if (await guest.enter()) await flow.openRequest(guest.name);
    else flow.focusTarget = 'problem';
  }

  async agreeAsPeer(): Promise<void> {
    const {backend, reader} = this.#parts;
    const {structure} = backend;
    await this.#try(() => backend.use((client) => client.me.givePeerConsent({structure})));
    await reader.task.run();
  }

  async stopAsPeer(): Promise<void> {
    const {backend, reader} = this.#parts;
    const {structure} = backend;
    await this.#try(() => backend.use((client) => client.me.takeBackPeerConsent({structure})));
    await reader.task.run();
  }

  readonly signOut = (): void => {
    const {structure, context} = this.#parts.backend;
    void context
      .use((client) => client.me.signOut({structure}))
      .catch(() => undefined)
      .finally(() => {
        context.setSession(undefined);
      });
  };

  async #goOn({id}: BadgeRequest, said: string, stage: 'done' | 'left'): Promise<void> {
    const {guest, flow, backend, say, text} = this.#parts;
    const isNext = guest.stage !== 'reading' && this.hasNext(id);
    say(isNext ? `${said} ${text('sentNext')}` : said, true);
    if (guest.stage === 'reading') {
      this.#leave();
      flow.close();
      guest.leave(stage);
      return;
    }
    await this.openNext(id);
    backend.context.notifyChange();
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    const {flow} = this.#parts;
    flow.error = undefined;
    try {
      await act();
    } catch (error) {
      flow.error = error;
      flow.focusTarget = 'problem';
    }
  }

  /** Gives the files of the open request back. */
  #leave(): void {
    this.#parts.files.clear();
  }
}

/** What an answer has brought about: the end, or the wait for somebody else. */
function sentWords(
  decided: BadgeRequest,
  {earnerName: name}: BadgeRequest,
  text: ReviewParts['text'],
): string {
  if (!awaitsReview(decided.state)) return text('sent', {name});
  if (decided.waitsFor === 'decider') return text('sentDecider', {name});
  return text(decided.waitsFor === 'confirmation' ? 'sentConfirmation' : 'sentVote', {name});
}
