import type {Session} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {refusedMark, trueMark} from '../art/marks.js';
import {BadgeElement} from '../base/badge-element.js';
import {CodedError} from '../base/coded-error.js';
import {heading} from '../base/heading.js';
import {BackendController} from '../context/backend-controller.js';
import {BadgeSignInEvent, BadgeSignOutEvent} from '../events/sign-in-events.js';
import {signInFr} from '../messages/sign-in.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {errorKey} from '../text/error-key.js';
import {signInStyles} from './badge-sign-in.styles.js';
import {codeInAddress, forgetCodeInAddress} from './code-in-address.js';

type Stage = 'email' | 'code' | 'claim';

const states = ['signed-out', 'waiting', 'signed-in', 'failed'] as const;
/** Enough to catch a slip; whether the address exists, only the message can tell. */
const emailShape = /^\S+@\S+\.\S+$/;
const codeShape = /^\d{6}$/;

/**
 * Who am I: a six-digit code by e-mail, or a code on paper for those who have no address. The session stays in memory and is
 * shared with the elements of the same `<badge-backend>`.
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
    headingLevel: {type: Number, attribute: 'heading-level'},
    _stage: {state: true, attribute: false},
    _email: {state: true, attribute: false},
    _isWaiting: {state: true, attribute: false},
    _isSentAgain: {state: true, attribute: false},
    _error: {state: true, attribute: false},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    cardStyles,
    fieldStyles,
    markStyles,
    signInStyles,
  ];

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** What is asked first: `email`, or `claim` for the code on paper. An address with a code from such a paper asks for that one. */
  start: 'email' | 'claim' = 'email';

  /** Level of the title in the page, 1 to 6; 0 where the page has said it already: no title is shown. */
  headingLevel = 2;

  private _stage: Stage = 'email';
  private _email = '';
  private _isWaiting = false;
  private _isSentAgain = false;
  private _error: unknown;

  readonly #text = this.useMessages({
    fr: signInFr,
    en: async () => (await import('../messages/sign-in.en.js')).signInEn,
  });
  readonly #backend = new BackendController(this);
  #abort: AbortController | undefined;
  #scanned = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scanned = codeInAddress();
    if (this.#scanned !== '' || this.start === 'claim') this._stage = 'claim';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort?.abort();
  }

  protected override render(): TemplateResult {
    const {session} = this.#backend;
    this.setState(states, this.#stateOf(session));
    return html`<div lang=${this.language}>
      ${session ? this.#renderSignedIn(session) : this.#renderForm()}
    </div>`;
  }

  #stateOf(session: Session | undefined): (typeof states)[number] {
    if (session) return 'signed-in';
    if (this._isWaiting) return 'waiting';
    return this._error === undefined ? 'signed-out' : 'failed';
  }

  #renderSignedIn({person}: Session): TemplateResult {
    const name = person.displayName || (person.email ?? '');
    return html`<div class="signed-in" role="status">
      <div class="hello" tabindex="-1">
        ${trueMark()}
        <p>
          <strong>${name === '' ? this.#text('helloNobody') : this.#text('hello', {name})}</strong>
          <span class="quiet">${this.#text('isSignedIn')}</span>
        </p>
      </div>
      <div>
        <button class="button secondary" type="button" @click=${this.#onSignOut}>
          ${this.#text('signOut')}
        </button>
      </div>
    </div>`;
  }

  #renderForm(): TemplateResult {
    const parts = {
      email: () => this.#renderEmail(),
      code: () => this.#renderCode(),
      claim: () => this.#renderClaim(),
    };
    const title = this.#text('title');
    return html`<form class="card" novalidate aria-label=${title} @submit=${this.#onSubmit}>
      ${this.headingLevel === 0 ? nothing : heading(this.headingLevel, title)} ${parts[this._stage]()}
    </form>`;
  }

  #renderEmail(): TemplateResult {
    const input = html`<input
      id="field"
      class="field"
      part="field"
      type="email"
      name="email"
      autocomplete="email"
      inputmode="email"
      autocapitalize="off"
      spellcheck="false"
      .value=${this._email}
      aria-invalid=${this.#isInvalid()}
      aria-describedby="error"
    />`;
    return html`${this.#renderField(this.#text('email'), input)}
    ${this.#renderActions(this.#text('sendCode'), [[this.#text('noEmail'), () => this.#go('claim')]])}`;
  }

  #renderCode(): TemplateResult {
    const sentence = this.#text(this._isSentAgain ? 'sentAgain' : 'codeSent', {email: this._email});
    const input = html`<input
      id="field"
      class="field code"
      part="field"
      name="code"
      autocomplete="one-time-code"
      inputmode="numeric"
      aria-invalid=${this.#isInvalid()}
      aria-describedby="hint error"
    />`;
    return html`<p role="status">${sentence}</p>
      ${this.#renderField(this.#text('code'), input, this.#text('codeHint'))}
      ${this.#renderActions(this.#text('signIn'), [
        [this.#text('sendAgain'), () => void this.#sendCode(true)],
        [this.#text('otherEmail'), () => this.#go('email')],
      ])}`;
  }

  #renderClaim(): TemplateResult {
    const input = html`<input
      id="field"
      class="field claim"
      part="field"
      name="claim"
      .value=${this.#scanned}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      aria-invalid=${this.#isInvalid()}
      aria-describedby="hint error"
    />`;
    return html`${this.#renderField(this.#text('claim'), input, this.#text(this.#scanned === '' ? 'claimHint' : 'claimScanned'))}
    ${this.#renderActions(this.#text('signIn'), [[this.#text('useEmail'), () => this.#go('email')]])}`;
  }

  /** The error's place is there before there is an error, so that one is announced when it comes. */
  #renderField(label: string, input: TemplateResult, hint?: string): TemplateResult {
    return html`<div>
      <label class="label" for="field">${label}</label>
      ${input} ${hint === undefined ? nothing : html`<p id="hint" class="hint small">${hint}</p>`}
      <div id="error" role="alert">
        ${
          this._error === undefined
            ? nothing
            : html`<p class="error">
                ${refusedMark()}<span>${this.#text(errorKey(signInFr, this._error))}</span>
              </p>`
        }
      </div>
    </div>`;
  }

  #renderActions(main: string, others: readonly (readonly [string, () => void])[]): TemplateResult {
    return html`<div class="actions">
      <button class="button primary" part="button" type="submit" aria-disabled=${this._isWaiting}>
        ${this._isWaiting ? this.#text('waiting') : main}
      </button>
      <div class="others">
        ${others.map(
          ([label, act]) => html`<button class="button plain" type="button" @click=${act}>${label}</button>`,
        )}
      </div>
    </div>`;
  }

  #isInvalid(): 'true' | 'false' {
    return this._error === undefined ? 'false' : 'true';
  }

  #go(stage: Stage): void {
    this.#abort?.abort();
    this._stage = stage;
    this._error = undefined;
    this._isWaiting = false;
    this._isSentAgain = false;
    void this.updateComplete.then(() => this.#field()?.focus());
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this._isWaiting) return;
    const value = this.#field()?.value.trim() ?? '';
    if (this._stage === 'email') {
      this._email = value;
      void this.#sendCode(false);
    } else if (this._stage === 'code') void this.#signInWithCode(value.replace(/\D/g, ''));
    else void this.#signInWithClaim(value);
  };

  readonly #onSignOut = (): void => {
    const {context, structure} = this.#backend;
    // The session is forgotten here, whether or not the backend hears of it.
    void context.use((client) => client.me.signOut({structure})).catch(() => undefined);
    context.setSession(undefined);
    this.#go('email');
    this.dispatchEvent(new BadgeSignOutEvent());
  };

  async #sendCode(isAgain: boolean): Promise<void> {
    const {structure} = this.#backend;
    const email = this._email;
    await this.#try(async (signal) => {
      if (!emailShape.test(email)) throw new CodedError('EMAIL', 'Not an e-mail address');
      await this.#backend.use((client) =>
        client.signIn.sendCode({structure, email, language: this.language === 'en' ? 'en' : 'fr'}, {signal}),
      );
      if (!isAgain) this.#go('code');
      this._isSentAgain = isAgain;
    });
  }

  async #signInWithCode(code: string): Promise<void> {
    const {structure} = this.#backend;
    const email = this._email;
    await this.#try(async (signal) => {
      if (!codeShape.test(code)) throw new CodedError('SIX_DIGITS', 'Not six digits');
      this.#welcome(
        await this.#backend.use((client) => client.signIn.withCode({structure, email, code}, {signal})),
      );
    });
  }

  async #signInWithClaim(claimCode: string): Promise<void> {
    const {structure} = this.#backend;
    await this.#try(async (signal) => {
      if (claimCode === '') throw new CodedError('CLAIM', 'Empty');
      this.#welcome(
        await this.#backend.use((client) => client.signIn.withClaimCode({structure, claimCode}, {signal})),
      );
      if (this.#scanned !== '') forgetCodeInAddress();
      this.#scanned = '';
    });
  }

  #welcome(session: Session): void {
    this._stage = 'email';
    this.#backend.context.setSession(session);
    this.dispatchEvent(new BadgeSignInEvent(session.person));
    // The form that had the focus is gone: without this, the keyboard would start again at the top of the page.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.hello')?.focus());
  }

  /** One attempt at a time; an error stays on its field, which gets the focus. */
  async #try(attempt: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this._isWaiting = true;
    this._error = undefined;
    try {
      await attempt(abort.signal);
    } catch (error) {
      if (abort.signal.aborted) return;
      this._error = error;
      this.#field()?.focus();
    }
    if (this.#abort === abort) this._isWaiting = false;
  }

  #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>('#field');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-sign-in': BadgeSignInElement;
  }
}
