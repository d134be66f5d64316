import {inLanguage} from '@pepites/recognition';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {BadgeElement} from '../base/badge-element.js';
import {hasFallbackContent} from '../base/light-dom.js';
import {outlineHeading} from '../base/outline-heading.js';
import {Task} from '../base/task.js';
import {withPart} from '../base/with-part.js';
import {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';
import {shareContext} from '../context/share-context.js';
import {boxStyles} from '../styles/box.styles.js';
import {buttonStyles} from '../styles/button.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {noteStyles} from '../styles/note.styles.js';
import {truthStyles} from '../styles/truth.styles.js';
import {visuallyHiddenStyles} from '../styles/visually-hidden.styles.js';
import {errorKey} from '../text/error-key.js';
import {inOwnLanguage} from '../text/in-own-language.js';
import {endorseFrameStyles} from './badge-endorse.frame.styles.js';
import {type EndorseData, isSettling, readEndorsements, tokenOfLink} from './endorse-data.js';
import {focusOn} from './endorse-focus.js';
import type {EndorseOptions, FocusTarget} from './endorse-host.js';
import type {Flows, Screens} from './endorse-screens.js';
import {endorseFr, endorseWords} from './endorse-words.js';

const states = ['empty', 'signed-out', 'waiting', 'shown', 'failed'] as const;

/**
 * Recommendations. With `badge` (or `award`), the holder asks for them, reads what was written, says yes or no, and takes them
 * back; with `request`, so does whoever has asked for the badge, while it is examined. With `link`, somebody without an account
 * writes one, by the code that they were told. With none of these, somebody signed in finds those that they were asked to write.
 *
 * Keyboard: plain Tab and the native controls. The title takes the focus when the screen changes, the first mistake when there is
 * one; what was done is said by a polite live region.
 *
 * @summary Asks for a recommendation of a badge, writes one, accepts or declines it.
 * @tagname badge-endorse
 * @fires {BadgeEndorsementAskEvent} badge-endorsement-ask - Somebody is about to be asked. Cancelable.
 * @fires {BadgeEndorsementAskedEvent} badge-endorsement-asked - The backend has asked.
 * @fires {BadgeEndorsementWriteEvent} badge-endorsement-write - The words are about to be sent. Cancelable.
 * @fires {BadgeEndorsementWrittenEvent} badge-endorsement-written - The backend has the words.
 * @fires {BadgeEndorsementAnswerEvent} badge-endorsement-answer - A yes, a no, or taking back is about to be sent. Cancelable.
 * @fires {BadgeEndorsementAnsweredEvent} badge-endorsement-answered - The backend has the answer.
 * @slot - Fallback, shown while there is no backend, and until a link can be opened here.
 * @csspart card - The surface.
 * @csspart button - The main buttons.
 * @csspart field - The field of the code.
 * @cssstate empty
 * @cssstate signed-out
 * @cssstate waiting
 * @cssstate shown
 * @cssstate failed
 */
export class BadgeEndorseElement extends BadgeElement {
  static override properties = {
    backend: {},
    structure: {},
    badge: {},
    award: {},
    request: {},
    link: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    _announcement: {state: true, attribute: false},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    directionStyles,
    cardStyles,
    truthStyles,
    noteStyles,
    boxStyles,
    markStyles,
    visuallyHiddenStyles,
    endorseFrameStyles,
  ];

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** Id of a badge that the signed-in person holds: they ask for recommendations of it. */
  badge = '';

  /** Id of one award of theirs, where they hold several of one badge; goes before `badge`. */
  award = '';

  /**
   * Id of a request of theirs that is still examined: they ask for recommendations that those who examine it read, once they have
   * said yes to them. Goes before `badge` and `award`.
   */
  request = '';

  /** A link to recommend by, or its last part: for somebody without an account. */
  link = '';

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  private _announcement = '';

  readonly #text = this.useMessages(endorseWords);
  readonly #backend = new BackendController(this);
  #screens: Screens | undefined;
  #focusTarget: FocusTarget | undefined;

  readonly #data = new Task(this, {
    args: () =>
      [
        this.#backend.context,
        this.#backend.structure,
        this.badge,
        this.award,
        this.request,
        tokenOfLink(this.link),
        this.#backend.session?.token,
        this.#backend.revision,
      ] as const,
    task: async (
      [context, structure, badge, award, request, link],
      {signal},
    ): Promise<EndorseData | undefined> => {
      if (!context.hasBackend) return undefined;
      const read = readEndorsements(context, {structure, badge, award, request, link, signal});
      if (link === '' && !context.session) return read;
      const data = await withPart(read, this.#loadScreens());
      const {own, write} = this.#flowsOf(context.session?.person.id ?? '');
      if (data.kind === 'own') own.of = data.of;
      if (data.kind === 'link' || data.kind === 'mine') write.readStructure();
      return data;
    },
  });

  constructor() {
    super();
    new RefreshController(this, {
      isPending: () => isSettling(this.#data.value),
      isLive: () => this.#backend.session !== undefined && this.link === '',
      refresh: () => void this.#data.run(),
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('link')) this.#screens?.write.forget();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#data.value?.kind === 'signedOut') void import('../badge-sign-in/badge-sign-in.js');
    const target = this.#focusTarget;
    if (!target) return;
    this.#focusTarget = undefined;
    focusOn(this.renderRoot, target);
  }

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>
      ${this.#renderView()}
      <div class="visually-hidden" role="status">${this._announcement}</div>
    </div>`;
  }

  #renderView(): TemplateResult {
    if (!this.#backend.hasBackend) {
      this.setState(states, 'empty');
      return html`<slot></slot>`;
    }
    const shown = (): TemplateResult =>
      this.#data.value ? this.#renderData(this.#data.value) : this.#renderWaiting();
    return this.#data.render({
      initial: () => this.#renderWaiting(),
      pending: shown,
      complete: shown,
      error: (error) => this.#renderFailed(error),
    });
  }

  #renderWaiting(): TemplateResult {
    this.setState(states, 'waiting');
    if (this.link !== '' && hasFallbackContent(this)) return html`<slot></slot>`;
    return this.#card(this.#title(), html`<p class="waiting">${this.#text('waiting')}</p>`);
  }

  #renderData(data: EndorseData): TemplateResult {
    if (this.link === '' && !this.#backend.session) return this.#renderSignIn();
    const screens = this.#screens;
    // Who has just signed in is not asked to: what is theirs is on its way.
    if (!screens || (this.link === '' && data.kind === 'signedOut')) return this.#renderWaiting();
    this.setState(states, 'shown');
    const {title, content} = screens.parts.renderScreen(data, screens, {
      ...this.#options,
      link: tokenOfLink(this.link),
    });
    return this.#card(title ?? this.#title(), content);
  }

  #renderSignIn(): TemplateResult {
    this.setState(states, 'signed-out');
    return this.#card(
      this.#title(),
      html`<p>${this.#text(this.#isOwn() ? 'signInOwn' : 'signInMine')}</p>
        <div @context-request=${this.#shareContext}>
          <badge-sign-in
            structure=${this.#backend.structure}
            heading-level=${this.headingLevel + 1}
          ></badge-sign-in>
        </div>`,
    );
  }

  #renderFailed(error: unknown): TemplateResult {
    this.setState(states, 'failed');
    return this.#card(
      this.#title(),
      html`<div class="box truth" data-focus="problem" tabindex="-1" role="alert">
          ${unsureMark()}<strong>${this.#text(errorKey(endorseFr, error))}</strong>
        </div>
        <div class="actions">
          <button class="button secondary" type="button" @click=${() => void this.#data.run()}>
            ${this.#text('retry')}
          </button>
        </div>
        ${this.link === '' ? nothing : html`<slot></slot>`}`,
    );
  }

  #isOwn(): boolean {
    return this.badge !== '' || this.award !== '' || this.request !== '';
  }

  #title(): string {
    if (this.link !== '') return this.#text('titleLink');
    return this.#text(this.#isOwn() ? 'titleOwn' : 'titleMine');
  }

  #card(title: string, content: TemplateResult): TemplateResult {
    return html`<section class="card" part="card" aria-labelledby="heading">
      ${outlineHeading({level: this.headingLevel, id: 'heading', className: 'title'}, title)} ${content}
    </section>`;
  }

  async #loadScreens(): Promise<void> {
    if (this.#screens) return;
    const parts = await import('./endorse-screens.js');
    // Two readings may have waited for it.
    this.#screens ??= this.#makeScreens(parts, this.#backend.session?.person.id ?? '');
    this.addStyles(parts.screenStyles);
  }

  /** Another person finds nothing of the one before: no words, no link, no code. */
  #flowsOf(person: string): Flows {
    if (!this.#screens) throw new Error('The screens are loaded first');
    if (this.link === '' && this.#screens.person !== person) {
      this.#screens.write.forget();
      this.#screens = this.#makeScreens(this.#screens.parts, person);
    }
    return this.#screens;
  }

  #makeScreens(parts: Screens['parts'], person: string): Screens {
    return {
      parts,
      own: new parts.OwnFlow(this.#options),
      write: new parts.WriteFlow(this.#options),
      person,
    };
  }

  readonly #options: EndorseOptions = {
    host: this,
    backend: this.#backend,
    text: this.#text,
    language: () => this.language,
    headingLevel: () => this.headingLevel,
    say: (text) => inLanguage(text, this.language),
    shown: (text) => inOwnLanguage(text, this.language),
    focus: (target) => {
      this.#focusTarget = target;
    },
    announce: (sentence) => {
      // Said again where it is the same as the last one.
      this._announcement = '';
      void this.updateComplete.then(() => (this._announcement = sentence));
    },
  };

  readonly #shareContext = shareContext(() => this.#backend.context);
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-endorse': BadgeEndorseElement;
  }
}
