/** All of a review once somebody is in: the list, the open request, the door for guests, and what happens there. Loaded then. */
import {html, nothing, type TemplateResult} from 'lit';
import {DrawnInTurns} from '../base/drawn-in-turns.js';
import {pictureUrl} from '../base/picture-url.js';
import type {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';
import {EvidenceFiles} from '../evidence/evidence-files.js';
import {reviewFr} from '../messages/review.fr.js';
import type {Catalogue, Language, LazyMessages, Text} from '../text/messages.js';
import type {CSSResult} from 'lit';
import {type GuestHost, GuestVisit} from './guest-visit.js';
import {LeadPart} from './lead-part.js';
import {ListRoom} from './list-room.js';
import {QueueReader} from './queue-reader.js';
import type {ReviewQueue} from './read-queue.js';
import {ReviewActs} from './review-acts.js';
import {ReviewFlow} from './review-flow.js';
import {focusOn} from './review-focus.js';
import {type FrameOptions, renderCard} from './review-frame.js';
import {renderGuest} from './review-guest.js';
import {renderList} from './review-list.js';
import {renderPeerOffer, renderPeerStop} from './review-peers.js';
import {renderRequest} from './review-request.js';
import type {ReviewOptions} from './review-screen.js';
import {renderFailed, renderProblem} from './review-trouble.js';
import {StaffSource} from './staff-source.js';

export {screenStyles} from './review-screens.styles.js';

export const reviewWords = {
  fr: reviewFr,
  en: async () => (await import('../messages/review.en.js')).reviewEn,
  es: async () => (await import('../messages/review.es.js')).reviewEs,
  ar: async () => (await import('../messages/review.ar.js')).reviewAr,
  uk: async () => (await import('../messages/review.uk.js')).reviewUk,
};

/** The queue of others changes slowly: it is read again less often than one's own request. */
const queueEveryMs = 15_000;
/** More than a window shows. */
const answersAtOnce = 4;

export interface ReviewHost extends GuestHost {
  readonly language: Language;
  readonly headingLevel: number;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export interface DeskOptions {
  readonly backend: BackendController;
  readonly text: Text<typeof reviewFr>;
  readonly frame: () => FrameOptions;
  /** Takes styles and words in, once they are there. */
  readonly adopt: <French extends Catalogue>(
    styles: readonly CSSResult[],
    words: LazyMessages<French>,
  ) => Promise<Text<French>>;
  /** Puts a sentence into the live region; `isDone`: something has left, which nobody is to overlook. */
  readonly say: (sentence: string, isDone?: boolean) => void;
}

interface Shown {
  readonly state: 'waiting' | 'shown' | 'failed';
  readonly front: TemplateResult | typeof nothing;
  /** Where the list is shown. */
  readonly list?: () => TemplateResult;
}

export class ReviewDesk {
  readonly #host: ReviewHost;
  readonly #options: DeskOptions;
  readonly #files: EvidenceFiles;
  readonly #guest: GuestVisit;
  readonly #staff: StaffSource;
  readonly #flow: ReviewFlow;
  readonly #reader: QueueReader;
  readonly #acts: ReviewActs;
  readonly #turns: DrawnInTurns;
  readonly #lead: LeadPart;
  readonly #list = new ListRoom();
  #shown: string | undefined;

  constructor(host: ReviewHost, options: DeskOptions) {
    const {backend, text, say, adopt} = options;
    const isSignedIn = (): boolean => backend.session !== undefined && !this.#isGuest;
    this.#host = host;
    this.#turns = new DrawnInTurns(host, answersAtOnce);
    this.#options = options;
    this.#files = new EvidenceFiles(host);
    this.#guest = new GuestVisit(host, backend);
    this.#staff = new StaffSource(backend);
    this.#flow = new ReviewFlow(host, () => (this.#isGuest ? this.#guest : this.#staff));
    this.#reader = new QueueReader(host, backend, {source: this.#staff, isOff: () => this.#isGuest});
    this.#acts = new ReviewActs({
      backend,
      text,
      say,
      files: this.#files,
      flow: this.#flow,
      guest: this.#guest,
      reader: this.#reader,
    });
    this.#lead = new LeadPart(host, {
      ...{backend, adopt, say},
      onAssigned: () => void this.#flow.readAgain(),
      onError: (error) => {
        this.#flow.error = error;
        host.requestUpdate();
      },
    });
    new RefreshController(host, {
      isPending: () => isSignedIn() && !this.#flow.open,
      isLive: isSignedIn,
      refresh: () => void this.#reader.task.run(),
      everyMs: queueEveryMs,
    });
  }

  /** After each render: to where the last act has asked for. */
  moveFocus(root: ParentNode): void {
    this.#lead.moveFocus(root);
    const {focusTarget} = this.#flow;
    if (!focusTarget) return;
    this.#flow.focusTarget = undefined;
    focusOn(root, focusTarget);
  }

  /** What is open stands before the list, which stays as it is drawn. */
  render(): {readonly state: Shown['state']; readonly view: TemplateResult} {
    const {state, front, list} = this.#view();
    return {state, view: html`${front}${this.#list.render(list)}`};
  }

  #view(): Shown {
    if (this.#isGuest) return this.#renderGuest();
    if (this.#flow.open) return shown(this.#renderOpen());
    if (this.#flow.opening !== undefined) return this.#renderWaiting('opening');
    const sentences = this.#isLead ? this.#lead.renderSentences() : undefined;
    if (sentences) return shown(sentences);
    const {task} = this.#reader;
    return task.render<Shown>({
      initial: () => this.#renderWaiting(),
      pending: () => this.#renderQueue(),
      complete: () => this.#renderQueue(),
      error: (error) => ({
        state: 'failed',
        front: renderFailed(error, {
          ...this.#options.frame(),
          text: this.#options.text,
          onRetry: () => void task.run(),
          onOtherAccount: this.#acts.signOut,
        }),
      }),
    });
  }

  #renderWaiting(words: 'waiting' | 'opening' = 'waiting'): Shown {
    const content = html`<p class="waiting">${this.#options.text(words)}</p>`;
    return {state: 'waiting', front: renderCard(content, this.#options.frame())};
  }

  #renderQueue(): Shown {
    const {value} = this.#reader.task;
    if (!value) return this.#renderWaiting();
    if (!('consent' in value)) return {state: 'shown', front: nothing, list: () => this.#renderList(value)};
    const {text} = this.#options;
    const acts = this.#acts;
    const offer = renderPeerOffer(value, {
      text,
      onAgree: () => void acts.agreeAsPeer(),
      onSignInAgain: acts.signOut,
    });
    return shown(this.#renderInCard(offer));
  }

  #renderList(queue: ReviewQueue): TemplateResult {
    const {text, backend} = this.#options;
    const acts = this.#acts;
    const roles = backend.session?.person.roles ?? [];
    return this.#renderInCard(
      html`${renderList(queue, {
        ...this.#screen(),
        reader: this.#reader,
        isLead: this.#isLead,
        onMore: () => void acts.showMore(),
        onSentences: this.#lead.openSentences,
      })}
      ${roles.includes('peer') ? renderPeerStop(text, () => void acts.stopAsPeer()) : nothing}`,
      'list-heading',
    );
  }

  /** With what went wrong above it. */
  #renderInCard(content: unknown, headingId?: string): TemplateResult {
    const {text, frame} = this.#options;
    const {error} = this.#flow;
    return renderCard(
      html`${error === undefined ? nothing : renderProblem(error, text, this.#openAgain)} ${content}`,
      frame(),
      headingId,
    );
  }

  readonly #openAgain = (): void => {
    const {notOpened} = this.#flow;
    void (notOpened === undefined ? this.#reader.task.run() : this.#flow.openRequest(notOpened));
  };

  #renderOpen(): TemplateResult {
    const acts = this.#acts;
    const items = this.#reader.queue?.items ?? [];
    const {id, answers = []} = this.#flow.open?.request ?? {};
    if (id !== this.#shown) this.#turns.begin();
    this.#shown = id;
    const drawn = this.#turns.of(answers.length + answersAtOnce + 1);
    return renderRequest({
      ...this.#screen(),
      answersDrawn: drawn,
      isAnsweringDrawn: drawn > answersAtOnce,
      position: this.#isGuest ? 0 : items.findIndex((request) => request.id === id) + 1,
      total: this.#reader.queue?.waiting ?? items.length,
      onSend: () => void acts.send(),
      onHandOver: () => void acts.handOver(),
      isGuest: this.#isGuest,
      onLater: this.#isGuest ? acts.leaveForLater : acts.backToList,
      onNext: !this.#isGuest && acts.hasNext(id) ? () => void acts.openNext(id) : undefined,
      examiners: this.#isLead && id !== undefined ? this.#lead.examinersOf(id) : undefined,
    });
  }

  #renderGuest(): Shown {
    const guest = this.#guest;
    if (this.#flow.opening !== undefined) return this.#renderWaiting('opening');
    if (!guest.isOutside && this.#flow.open && guest.stage === 'reading') return shown(this.#renderOpen());
    return shown(
      renderGuest({
        ...this.#screen(),
        guest,
        openAt: this.#options.frame().pageUrl,
        onEnter: () => void this.#acts.enter(),
      }),
    );
  }

  get #isLead(): boolean {
    return !this.#isGuest && this.#options.backend.session?.person.roles.includes('lead') === true;
  }

  get #isGuest(): boolean {
    return this.#host.link !== '';
  }

  #screen(): ReviewOptions {
    const {language, headingLevel} = this.#host;
    const {text, backend} = this.#options;
    return {
      flow: this.#flow,
      files: this.#files,
      source: this.#isGuest ? this.#guest : this.#staff,
      text,
      language,
      headingLevel,
      now: new Date(),
      myName: this.#isGuest ? this.#guest.name : (backend.session?.person.displayName ?? ''),
      pictureOf: (url) => pictureUrl(url, backend.context.backend),
    };
  }
}

function shown(front: TemplateResult): Shown {
  return {state: 'shown', front};
}
