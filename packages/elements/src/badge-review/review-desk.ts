/** All of a review once somebody is in: the list, the open request, the door for guests, and what happens there. Loaded then. */
import {html, nothing, type TemplateResult} from 'lit';
import {pictureUrl} from '../base/picture-url.js';
import type {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';
import {EvidenceFiles} from '../evidence/evidence-files.js';
import {reviewFr} from '../messages/review.fr.js';
import type {Catalogue, Language, LazyMessages, Text} from '../text/messages.js';
import type {CSSResult} from 'lit';
import {type GuestHost, GuestVisit} from './guest-visit.js';
import {QueueReader} from './queue-reader.js';
import {ReviewActs} from './review-acts.js';
import {ReviewFlow} from './review-flow.js';
import {focusOn} from './review-focus.js';
import {type FrameOptions, renderCard} from './review-frame.js';
import {renderGuest} from './review-guest.js';
import type {LeadRoom} from './lead/lead-room.js';
import {renderList} from './review-list.js';
import {renderPeerOffer, renderPeerStop} from './review-peers.js';
import {renderRequest} from './review-request.js';
import type {RequestOptions, ReviewOptions} from './review-screen.js';
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

export interface ReviewHost extends GuestHost {
  readonly language: Language;
  readonly headingLevel: number;
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
  /** Puts a sentence into the live region. */
  readonly say: (sentence: string) => void;
}

interface Shown {
  readonly state: 'waiting' | 'shown' | 'failed';
  readonly view: TemplateResult;
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
  /** What a lead does, once they do it. */
  #lead: LeadRoom | undefined;
  #leadFocus: string | undefined;

  constructor(host: ReviewHost, options: DeskOptions) {
    const {backend, text, say} = options;
    const isSignedIn = (): boolean => backend.session !== undefined && !this.#isGuest;
    this.#host = host;
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
    new RefreshController(host, {
      isPending: () => isSignedIn() && !this.#flow.open,
      isLive: isSignedIn,
      refresh: () => void this.#reader.task.run(),
      everyMs: queueEveryMs,
    });
  }

  /** After each render: to where the last act has asked for. */
  moveFocus(root: ParentNode): void {
    const found = this.#leadFocus === undefined ? null : root.querySelector<HTMLElement>(this.#leadFocus);
    this.#leadFocus = undefined;
    found?.focus();
    const {focusTarget} = this.#flow;
    if (!focusTarget) return;
    this.#flow.focusTarget = undefined;
    focusOn(root, focusTarget);
  }

  render(): Shown {
    if (this.#isGuest) return this.#renderGuest();
    if (this.#flow.open) return shown(this.#renderOpen());
    if (this.#flow.opening !== undefined) return this.#renderWaiting('opening');
    const sentences = this.#isLead ? this.#lead?.renderSentences() : undefined;
    if (sentences) return shown(sentences);
    const {task} = this.#reader;
    return task.render<Shown>({
      initial: () => this.#renderWaiting(),
      pending: () => this.#renderList(),
      complete: () => this.#renderList(),
      error: (error) => ({
        state: 'failed',
        view: renderFailed(error, {
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
    return {state: 'waiting', view: renderCard(content, this.#options.frame())};
  }

  #renderList(): Shown {
    const {value} = this.#reader.task;
    if (!value) return this.#renderWaiting();
    const {text, backend, frame} = this.#options;
    const {error} = this.#flow;
    const roles = backend.session?.person.roles ?? [];
    const acts = this.#acts;
    const content =
      'consent' in value
        ? renderPeerOffer(value, {
            text,
            onAgree: () => void acts.agreeAsPeer(),
            onSignInAgain: acts.signOut,
          })
        : html`${renderList(value, {
            ...this.#screen(),
            reader: this.#reader,
            isLead: this.#isLead,
            onMore: () => void acts.showMore(),
            onSentences: () => void this.#useLead(async (lead) => lead.sentences.open()),
          })}
          ${roles.includes('peer') ? renderPeerStop(text, () => void acts.stopAsPeer()) : nothing}`;
    return shown(
      renderCard(html`${error === undefined ? nothing : renderProblem(error, text)} ${content}`, frame()),
    );
  }

  #renderOpen(): TemplateResult {
    const acts = this.#acts;
    const items = this.#reader.queue?.items ?? [];
    const id = this.#flow.open?.request.id;
    return renderRequest({
      ...this.#screen(),
      position: this.#isGuest ? 0 : items.findIndex((request) => request.id === id) + 1,
      total: this.#reader.queue?.waiting ?? items.length,
      onSend: () => void acts.send(),
      onHandOver: () => void acts.handOver(),
      onLater: this.#isGuest ? undefined : acts.backToList,
      onNext: this.#isGuest ? undefined : () => void acts.openNext(id),
      examiners: this.#isLead && id !== undefined ? this.#examinersOf(id) : undefined,
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

  #examinersOf(request: string): RequestOptions['examiners'] {
    return {
      view: this.#lead?.renderExaminers(request) ?? nothing,
      onOpen: () =>
        void this.#useLead(async ({examiners}) => {
          if (!examiners.isOf(request)) await examiners.open(request);
        }),
    };
  }

  async #useLead(act: (lead: LeadRoom) => Promise<void>): Promise<void> {
    const {backend, adopt, say} = this.#options;
    try {
      if (!this.#lead) {
        const {LeadRoom, leadWords, roomStyles} = await import('./lead/lead-room.js');
        const text = await adopt(roomStyles, leadWords);
        this.#lead ??= new LeadRoom({
          ...{backend, text, say},
          language: () => this.#host.language,
          headingLevel: () => this.#host.headingLevel,
          onAssigned: () => void this.#flow.readAgain(),
          update: (focus) => {
            this.#leadFocus = focus ?? this.#leadFocus;
            this.#host.requestUpdate();
          },
        });
      }
      await act(this.#lead);
    } catch (error) {
      this.#flow.error = error;
      this.#host.requestUpdate();
    }
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
      pictureOf: (url) => pictureUrl(url, backend.context.backend),
    };
  }
}

function shown(view: TemplateResult): Shown {
  return {state: 'shown', view};
}
