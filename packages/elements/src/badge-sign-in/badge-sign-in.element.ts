import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {BadgeElement} from '../base/badge-element.js';
import {BackendController} from '../context/backend-controller.js';
import type {SignInDesk} from './sign-in-desk.js';
import {unloadedWords} from './unloaded-words.js';

const states = ['signed-out', 'waiting', 'signed-in', 'failed'] as const;

/**
 * Who am I: a six-digit code by e-mail, or a code on paper, typed or scanned, for those who have no address. It says to whom one is
 * signing in: the structure, and the site that keeps its badges. The session stays in memory and is shared with the elements of the
 * same `<badge-backend>`; of several there, one asks and the others lead to it. On a page that the structure has not registered, the
 * person signs in in a window of the backend, and says there what the page may do.
 *
 * Keyboard: one field and its buttons. Focus moves to the field of each new question; an error is said at once and tied to its
 * field; the code may be pasted, with or without spaces.
 *
 * @summary Signs a person in with a code by e-mail, or a code on paper.
 * @tagname badge-sign-in
 * @fires {BadgeSignInEvent} badge-sign-in - The person has signed in.
 * @fires {BadgeSignOutEvent} badge-sign-out - The person has signed out.
 * @csspart field - The input of each question.
 * @csspart button - The main button.
 * @cssstate signed-out
 * @cssstate waiting
 * @cssstate signed-in
 * @cssstate failed
 */
export class BadgeSignInElement extends BadgeElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...BadgeElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override properties = {
    backend: {},
    structure: {},
    start: {},
    way: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
  };

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** What is asked first: `email`, or `claim` for the code on paper. An address with a code from such a paper asks for that one. */
  start: 'email' | 'claim' = 'email';

  /** `window`: in a window of the backend from the start, for a page that the structure has not registered. */
  way: 'here' | 'window' = 'here';

  /** Level of the title in the page, 1 to 6; 0 where the page has said it already: no title is shown. */
  headingLevel = 2;

  readonly #text = this.useMessages(unloadedWords);
  readonly #backend = new BackendController(this);
  #desk: SignInDesk | undefined;
  #isUnloaded = false;
  #wantsFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  /** Moves the focus to the field, as soon as there is one. */
  override focus(options?: FocusOptions): void {
    this.#wantsFocus = !this.#desk;
    super.focus(options);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#desk || !this.#wantsFocus) return;
    this.#wantsFocus = false;
    super.focus();
  }

  protected override render(): TemplateResult {
    this.setState(states, this.#desk?.state ?? (this.#isUnloaded ? 'failed' : 'signed-out'));
    return html`<div lang=${this.language}>
      ${this.#desk?.render() ?? (this.#isUnloaded ? this.#renderUnloaded() : nothing)}
    </div>`;
  }

  #renderUnloaded(): TemplateResult {
    return html`<p role="alert">${this.#text('unloaded')}</p>
      <button type="button" @click=${() => void this.#load()}>${this.#text('retry')}</button>`;
  }

  async #load(): Promise<void> {
    if (this.#desk) return;
    try {
      const {SignInDesk, signInWords, signInStyles} = await import('./sign-in-desk.js');
      // Taken out and put back meanwhile, it may have been asked for twice.
      this.#desk ??= new SignInDesk(this, this.#backend, this.useMessages(signInWords));
      this.addStyles(signInStyles);
    } catch {
      this.#isUnloaded = true;
    }
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-sign-in': BadgeSignInElement;
  }
}
