import {type Badge, type BadgeRequest, inLanguage, type LocalisedText} from '@pepites/recognition';
import {html, type PropertyValues, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {BadgeElement} from '../base/badge-element.js';
import {ObjectUrls} from '../base/object-urls.js';
import {outlineHeading} from '../base/outline-heading.js';
import {pictureUrl} from '../base/picture-url.js';
import {Task} from '../base/task.js';
import {withPart} from '../base/with-part.js';
import {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';
import {requestFr} from '../messages/request.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {truthStyles} from '../styles/truth.styles.js';
import {noteStyles} from '../styles/note.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {visuallyHiddenStyles} from '../styles/visually-hidden.styles.js';
import {failureWords} from './problem-words.js';
import {RequestFlow} from './request-flow.js';
import {RequestSender} from './request-sender.js';
import {type OwnRecords, type RequestStage, stageOf} from './request-stage.js';
import type {ScreenOptions} from './screen.js';

const states = ['empty', 'waiting', 'shown', 'failed'] as const;

interface FoundBadge {
  readonly badge: Badge;
  /** Names of the structure's other badges; only where the badge is earned from others. */
  readonly names: ReadonlyMap<string, LocalisedText>;
}

/**
 * Asking for a badge: what it shows, one question per screen, everything to read again, and then where the request stands. The
 * draft is kept on the device, under the request's own id: sending it twice is sending it once.
 *
 * Keyboard: plain Tab and the native controls. When a screen opens its heading takes the focus; when something is wrong, the
 * field, or the list of what is to be corrected. A polite live region says what is sent, added or removed.
 *
 * @summary Asks for a badge, with the questionnaire as evidence.
 * @tagname badge-request
 * @fires {BadgeRequestSubmitEvent} badge-request-submit - The request is about to be sent. Cancelable.
 * @fires {BadgeRequestSentEvent} badge-request-sent - The backend has the request.
 * @slot - Fallback, shown until there is a badge to ask for.
 * @csspart card - The surface.
 * @csspart button - The primary button of each screen.
 * @cssstate empty @cssstate waiting @cssstate shown @cssstate failed
 */
export class BadgeRequestElement extends BadgeElement {
  static override properties = {
    backend: {},
    structure: {},
    badge: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    _announcement: {state: true, attribute: false},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    cardStyles,
    visuallyHiddenStyles,
    truthStyles,
    noteStyles,
    markStyles,
  ];

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** Id of the badge in the structure. */
  badge = '';

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  private _announcement = '';

  readonly #text = this.useMessages({
    fr: requestFr,
    en: async () => (await import('../messages/request.en.js')).requestEn,
  });
  readonly #backend = new BackendController(this);
  readonly #urls = new ObjectUrls(this);
  readonly #flow = new RequestFlow(this, () => {
    this.#backend.context.notifyChange();
  });
  readonly #sender = new RequestSender(this, this.#backend, this.#flow);
  #wasSending = false;
  #wasOffline = false;
  #note: string | undefined;
  #followed: readonly unknown[] = [];
  #screens: typeof import('./request-screens.js') | undefined;

  readonly #badge = new Task(this, {
    args: () => [this.#backend.context, this.#backend.structure, this.badge] as const,
    task: async ([context, structure, badge], {signal}): Promise<FoundBadge | undefined> => {
      if (!context.hasBackend || badge === '') return undefined;
      const found = await withPart(
        context.use((client) => client.badges.get({structure, badge}, {signal})),
        this.#loadScreens(),
      );
      if (found.mode !== 'keyBadge') return {badge: found, names: new Map()};
      const {items} = await context.use((client) => client.badges.list({structure}, {signal}));
      return {badge: found, names: new Map(items.map(({id, name}) => [id, name]))};
    },
  });

  readonly #own = new Task(this, {
    args: () =>
      [
        this.#backend.context,
        this.#backend.structure,
        this.#backend.session?.token,
        this.#backend.revision,
      ] as const,
    task: async ([context, structure, token], {signal}): Promise<OwnRecords | undefined> => {
      if (token === undefined || !context.hasBackend) return undefined;
      const [requests, awards] = await Promise.all([
        context.use((client) => client.me.requests({structure}, {signal})),
        context.use((client) => client.me.awards({structure}, {signal})),
      ]);
      return {requests: requests.items, awards: awards.items};
    },
  });

  constructor() {
    super();
    new RefreshController(this, {
      isPending: () => ['waiting', 'coming'].includes(this.#stage().kind),
      isLive: () => this.#backend.session !== undefined,
      refresh: () => void this.#own.run(),
    });
  }

  /** Puts the focus on the title: where a page leads somebody who wants to ask for this badge. */
  override focus(): void {
    // The badge may be about to change: the focus goes there once it is shown.
    this.#flow.focusTarget = 'heading';
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const found = this.#badge.value;
    if (!found) return;
    const {backend, hasSignedOut} = this.#backend.context;
    const stage = this.#stage();
    const person = this.#backend.session?.person.id;
    const now = [found.badge, stage.kind, 'request' in stage ? stage.request.version : '', person, backend];
    if (now.some((value, i) => value !== this.#followed[i])) {
      this.#followed = now;
      void this.#flow.follow({backend, badge: found.badge, stage, person, hasSignedOut});
    }
    const {screen} = this.#flow;
    if (screen.kind === 'sending' && this.#screens) {
      this._announcement = this.#screens.sendingWords(screen.progress, {text: this.#text});
    } else if (this.#wasSending) {
      // What follows has the focus and is read; these words are no longer true.
      this._announcement = '';
    }
    this.#wasSending = screen.kind === 'sending';
    this.#say();
  }

  /** What changes without the person's doing, and what became of what they did. */
  #say(): void {
    const {note, hasBegun} = this.#flow;
    const {isOffline} = this.#sender;
    if (note !== this.#note && note) this._announcement = this.#text(`note.${note}`);
    else if (isOffline !== this.#wasOffline && hasBegun)
      this._announcement = this.#text(isOffline ? 'offlineGoOn' : 'onlineAgain');
    this.#note = note;
    this.#wasOffline = isOffline;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {screen, focusTarget} = this.#flow;
    if (screen.kind === 'signIn') {
      if (this.#backend.session) queueMicrotask(this.#onSignedIn);
      else void import('../badge-sign-in/badge-sign-in.js').catch(() => undefined);
    }
    // Without a network it could not be had any more.
    if (screen.kind === 'question' && !this.#backend.session)
      void import('../badge-sign-in/badge-sign-in.js').catch(() => undefined);
    if (focusTarget && this.#screens?.focusOn(this.renderRoot, focusTarget))
      this.#flow.focusTarget = undefined;
  }

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>
      ${this.#badge.render({
        initial: () => this.#renderWaiting(),
        pending: () => this.#renderWaiting(),
        complete: (found) => (found ? this.#renderBadge(found) : this.#renderEmpty()),
        error: (error) => this.#renderFailed(error),
      })}
      <div class="visually-hidden" role="status">${this._announcement}</div>
    </div>`;
  }

  #renderEmpty(): TemplateResult {
    this.setState(states, 'empty');
    return html`<slot></slot>`;
  }

  #renderWaiting(): TemplateResult {
    this.setState(states, 'waiting');
    return html`<p class="waiting">${this.#text('waiting')}</p>
      <slot></slot>`;
  }

  #renderFailed(error: unknown): TemplateResult {
    this.setState(states, 'failed');
    return html`<div class="card screen" part="card">
      <div class="truth">
        ${unsureMark()}<strong>${failureWords(error, this.#text, this.language)}</strong>
      </div>
      <div class="actions">
        <button class="button secondary" type="button" @click=${() => void this.#badge.run()}>
          ${this.#text('retry')}
        </button>
      </div>
      <slot></slot>
    </div>`;
  }

  #renderBadge(found: FoundBadge): TemplateResult {
    const screens = this.#screens;
    if (!screens) return this.#renderWaiting();
    this.setState(states, 'shown');
    const options = this.#screenOptions(found);
    const {badge} = found;
    return html`<section class="card screen" part="card" aria-labelledby="heading">
      <div class="head">
        ${screens.medallion({imageUrl: options.pictureOf(badge.imageUrl), isKey: badge.mode === 'keyBadge'})}
        ${outlineHeading(
          {level: this.headingLevel, id: 'heading'},
          html`<span
            ><span class="quiet">${this.#text('title')}</span> ${inLanguage(badge.name, this.language)}</span
          >`,
        )}
      </div>
      ${screens.renderScreen(options, () => this.#backend.context)}
    </section>`;
  }

  async #loadScreens(): Promise<void> {
    if (this.#screens) return;
    const screens = await import('./request-screens.js');
    this.#screens = screens;
    this.addStyles(screens.screenStyles);
  }

  #screenOptions({badge, names}: FoundBadge): ScreenOptions {
    const {session, context} = this.#backend;
    return {
      badge,
      flow: this.#flow,
      sender: this.#sender,
      text: this.#text,
      language: this.language,
      headingLevel: this.headingLevel,
      isSignedIn: session !== undefined,
      isNameless: session !== undefined && session.person.displayName.trim() === '',
      urlOf: (blob) => this.#urls.urlOf(blob),
      pictureOf: (url) => pictureUrl(url, context.backend),
      nameOf: (id) => names.get(id) ?? {fr: id},
      announce: (sentence) => {
        this._announcement = sentence;
      },
    };
  }

  #stage(): RequestStage {
    return stageOf(this.#badge.value?.badge.id ?? '', withSent(this.#own.value, this.#sender.sent));
  }

  readonly #onSignedIn = (): void => {
    const {screen} = this.#flow;
    if (screen.kind !== 'signIn' || !this.#backend.session) return;
    if (screen.purpose === 'send') void this.#sender.send();
    else this.#flow.show({kind: 'intro'});
  };
}

/** The lists as they were read, with the last answer of the backend where that is newer. */
function withSent(own: OwnRecords | undefined, sent: BadgeRequest | undefined): OwnRecords | undefined {
  if (!sent || !own) return own;
  const known = own.requests.find(({id}) => id === sent.id);
  if (known && known.version >= sent.version) return own;
  return {...own, requests: [sent, ...own.requests.filter(({id}) => id !== sent.id)]};
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-request': BadgeRequestElement;
  }
}
