import type {Badge, DeclaredCompletion} from '@pepites/recognition';
import {html, type PropertyValues, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {BadgeElement} from '../base/badge-element.js';
import {Task} from '../base/task.js';
import {withPart} from '../base/with-part.js';
import {BackendController} from '../context/backend-controller.js';
import {HintController} from '../hints/hint-controller.js';
import {requestShellFr} from '../messages/request-shell.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {noteStyles} from '../styles/note.styles.js';
import {truthStyles} from '../styles/truth.styles.js';
import {visuallyHiddenStyles} from '../styles/visually-hidden.styles.js';
import {errorKey, isUnreachable} from '../text/error-key.js';
import type {FoundBadge, RequestDesk} from './request-desk.js';
import type {Layout} from './flow-state.js';

const states = ['empty', 'waiting', 'shown', 'failed'] as const;

/**
 * Asking for a badge: what it shows, one question per screen, everything to read again, and then where the request stands. The
 * draft is kept on the device, under the request's own id: sending it twice is sending it once.
 *
 * Keyboard: plain Tab and the native controls. When a screen opens its heading takes the focus; when something is wrong, the
 * field, or the list of what is to be corrected. A polite live region says what is sent, added or removed.
 *
 * In a form of the page the element is a form control: with a `name` the form sends the id of the request, with `required` it is not sent
 * before the request is. Emptying that form goes back to the first screen; the draft and what was sent stay.
 *
 * @summary Asks for a badge, with the questionnaire as evidence.
 * @tagname badge-request
 * @fires {BadgeRequestSubmitEvent} badge-request-submit - The request is about to be sent. Cancelable.
 * @fires {BadgeRequestSentEvent} badge-request-sent - The backend has the request.
 * @slot - Fallback, shown until there is a badge to ask for.
 * @csspart card - The surface.
 * @csspart button - The primary button of each screen.
 * @cssstate empty @cssstate waiting @cssstate shown @cssstate failed
 * @cssstate unsaved - What the person wrote last is not kept yet.
 */
export class BadgeRequestElement extends BadgeElement {
  /** The element takes part in a form of the page: its value is the id of the request, once that is sent. */
  static readonly formAssociated = true;

  static override properties = {
    backend: {},
    structure: {},
    badge: {},
    activity: {},
    declared: {attribute: false},
    person: {},
    personName: {attribute: 'person-name'},
    headingLevel: {type: Number, attribute: 'heading-level'},
    layout: {},
    withoutListing: {type: Boolean, attribute: 'without-listing'},
    name: {reflect: true},
    required: {type: Boolean, reflect: true},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    directionStyles,
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

  /**
   * A course on this page, as its content names it. When that content says in the browser that it is finished (`badge-completion-hint`), the
   * person is offered to ask for the badge; the request says so, as unproven. Only for badges that somebody examines.
   */
  activity = '';

  /** The same, for a page that hears of the course by itself. */
  declared: readonly DeclaredCompletion[] = [];

  /**
   * For advisers: id of the person whom the request is sent together with, as `badge-person-propose` says it. It counts once the person has
   * confirmed it.
   */
  person = '';

  /** For advisers: the person's name, for the words on the screens. */
  personName = '';

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  /** `steps`: one question on each screen; `page`: all of them on one. */
  layout: Layout = 'steps';

  /** Of a supporters' badge: does not ask whether to be on the list. The page asks it itself, as `<badge-supporters>` does. */
  withoutListing = false;

  /** Name of the request's id among the values of the page's own form. */
  name = '';

  /** The page's own form cannot be sent before the request is. */
  required = false;

  readonly #text = this.useMessages({
    fr: requestShellFr,
    en: async () => (await import('../messages/request-shell.en.js')).requestShellEn,
    es: async () => (await import('../messages/request-shell.es.js')).requestShellEs,
    ar: async () => (await import('../messages/request-shell.ar.js')).requestShellAr,
    uk: async () => (await import('../messages/request-shell.uk.js')).requestShellUk,
  });
  readonly #backend = new BackendController(this);
  #desk: RequestDesk | undefined;
  #opening: Promise<void> | undefined;
  #isToFocus = false;

  readonly #badge = new Task(this, {
    args: () => [this.#backend.context, this.#backend.structure, this.badge] as const,
    task: async ([context, structure, badge], {signal}): Promise<FoundBadge | undefined> => {
      if (!context.hasBackend || badge === '') return undefined;
      const asked = context.use((client) => client.badges.get({structure, badge}, {signal}));
      const found = await withPart(asked.catch(this.#findKept), this.#openDesk());
      await withPart(Promise.resolve(), this.#desk?.loadMedia(found.form) ?? Promise.resolve());
      if (found.mode !== 'keyBadge') return {badge: found, names: new Map()};
      const {items} = await context.use((client) => client.badges.list({structure}, {signal}));
      return {badge: found, names: new Map(items.map(({id, name}) => [id, name]))};
    },
  });

  constructor() {
    super();
    new HintController(this, (declared) => {
      this.declared = [declared];
    });
  }

  /** Id of the person's request for the badge, a UUID; empty until it is sent. */
  get value(): string {
    return this.#desk?.request ?? '';
  }

  /** The form of the page that the element is in. */
  get form(): HTMLFormElement | null {
    return this.internals?.form ?? null;
  }

  get validity(): ValidityState | undefined {
    return this.internals?.validity;
  }

  get validationMessage(): string {
    return this.internals?.validationMessage ?? '';
  }

  get willValidate(): boolean {
    return this.internals?.willValidate ?? false;
  }

  /** May the page's form be sent, as far as this element goes? */
  checkValidity(): boolean {
    return this.internals?.checkValidity() ?? true;
  }

  /** The same, and says why not. */
  reportValidity(): boolean {
    return this.internals?.reportValidity() ?? true;
  }

  /** The page's form is emptied: the first screen is shown again. What is written stays in the draft, what is sent stays sent. */
  formResetCallback(): void {
    this.#desk?.reset();
  }

  /** Puts the focus on the title: where a page leads somebody who wants to ask for this badge. */
  override focus(): void {
    // The badge may be about to change: the focus goes there once it is shown.
    this.#isToFocus = true;
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    if (this.#isToFocus && this.#desk) {
      this.#isToFocus = false;
      this.#desk.focus();
    }
    const found = this.#badge.value;
    if (found) this.#desk?.willUpdate(found);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#desk?.updated();
    this.setState<string>(['unsaved'], this.#desk?.hasUnsaved === true ? 'unsaved' : '');
    this.#tellForm();
  }

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>
      ${this.#badge.render({
        initial: () => this.#renderWaiting(),
        pending: () => this.#renderWaiting(),
        complete: (found) => (found ? this.#renderBadge(found) : this.#renderEmpty()),
        error: (error) => this.#renderFailed(error),
      })}
      <div class="visually-hidden" role="status">${this.#desk?.announcement}</div>
    </div>`;
  }

  #tellForm(): void {
    const {internals} = this;
    // On a server there is none.
    if (!internals) return;
    internals.setFormValue(this.value === '' ? null : this.value);
    const anchor = this.renderRoot.querySelector<HTMLElement>('button, [tabindex="-1"]');
    if (!this.required || this.value !== '') internals.setValidity({});
    else internals.setValidity({valueMissing: true}, this.#text('requestFirst'), anchor ?? undefined);
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
      <div class="truth">${unsureMark()}<strong>${this.#text(errorKey(requestShellFr, error))}</strong></div>
      <div class="actions">
        <button class="button secondary" type="button" @click=${() => void this.#badge.run()}>
          ${this.#text('retry')}
        </button>
      </div>
      <slot></slot>
    </div>`;
  }

  #renderBadge(found: FoundBadge): TemplateResult {
    if (!this.#desk) return this.#renderWaiting();
    this.setState(states, 'shown');
    return this.#desk.render(found);
  }

  /** Without a network: the questions that somebody has begun to answer on this device. */
  readonly #findKept = async (error: unknown): Promise<Badge> => {
    const {backend} = this.#backend.context;
    const {badge, person} = this;
    const at = {backend, structure: this.#backend.structure, badge, with: person === '' ? undefined : person};
    const kept =
      isUnreachable(error) &&
      (await import('./keeping/kept-badge.js').then((part) => part.keptBadge(at)).catch(() => undefined));
    if (!kept) throw error;
    return kept;
  };

  /** Once; again when it could not be had. */
  #openDesk(): Promise<void> {
    this.#opening ??= this.#loadDesk().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #loadDesk(): Promise<void> {
    const desk = await import('./request-desk.js');
    const text = this.useMessages(desk.deskWords);
    await this.loadWords();
    this.addStyles(desk.deskStyles);
    this.#desk = new desk.RequestDesk(this, {
      ...{backend: this.#backend, text},
      useMessages: (lazy) => this.useMessages(lazy),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-request': BadgeRequestElement;
  }
}
