import {type ParsedCredential, type Verdict} from '@pepites/credentials';
import {html, nothing, type TemplateResult} from 'lit';
import {expiredMark, refusedMark, sentMark, trueMark, unsureMark} from '../art/marks.js';
import {medallion} from '../art/medallion.js';
import type {BadgeSource} from '../badge-display/badge-source.js';
import {maxBadgeBytes, readBadge} from '../badge-display/read-badge.js';
import {BadgeElement} from '../base/badge-element.js';
import {CodedError} from '../base/coded-error.js';
import {heading} from '../base/heading.js';
import {PictureAddress} from '../base/picture-address.js';
import {BackendController} from '../context/backend-controller.js';
import {BadgeVerdictReachedEvent} from '../events/verification-events.js';
import {verifierFr} from '../messages/verifier.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {truthStyles} from '../styles/truth.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {disclosureStyles} from '../styles/disclosure.styles.js';
import {boxStyles} from '../styles/box.styles.js';
import {checkStyles} from '../styles/checks.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {fileStyles} from '../styles/file.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {visuallyHiddenStyles} from '../styles/visually-hidden.styles.js';
import {errorKey} from '../text/error-key.js';
import {loadCheckWords, renderChecks} from '../verification/check-list.js';
import {isIssuerRecognised, truthOf} from '../verification/truth.js';
import {type FetchPolicy, verifyOnce} from '../verification/verify-in-page.js';
import {verifierStyles} from './badge-verifier.styles.js';
import {renderAnswers} from './three-answers.js';

const states = [
  'asking',
  'checking',
  'verified',
  'expired',
  'revoked',
  'refused',
  'undetermined',
  'failed',
] as const;

const marks = {
  verified: trueMark,
  expired: expiredMark,
  revoked: refusedMark,
  refused: refusedMark,
  undetermined: unsureMark,
} as const;

/**
 * Anyone checks a badge: a file chosen or dropped, or its text pasted; then three answers (is it genuine? is it still good? whose
 * is it?) and each check in words. Says before it sends anything what it asks, and of whom.
 *
 * Keyboard: the file input is a button, dropping is never needed. After a verdict the focus is on its heading.
 *
 * @summary Checks a badge that somebody shows, and answers three questions.
 * @tagname badge-verifier
 * @fires {BadgeVerdictReachedEvent} badge-verdict-reached - A badge has been checked.
 * @csspart card - The card.
 * @cssstate asking
 * @cssstate checking
 * @cssstate failed
 * @cssstate verified
 * @cssstate expired
 * @cssstate revoked
 * @cssstate refused
 * @cssstate undetermined
 */
export class BadgeVerifierElement extends BadgeElement {
  static override properties = {
    backend: {},
    structure: {},
    fetch: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    verdict: {state: true, attribute: false},
    _parsed: {state: true, attribute: false},
    _isChecking: {state: true, attribute: false},
    _isOver: {state: true, attribute: false},
    _error: {state: true, attribute: false},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    cardStyles,
    visuallyHiddenStyles,
    truthStyles,
    iconStyles,
    disclosureStyles,
    boxStyles,
    fieldStyles,
    fileStyles,
    markStyles,
    medallionStyles,
    checkStyles,
    verifierStyles,
  ];

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; not needed to check. */
  structure = '';

  /** `direct`: the page may ask the issuer's own site. */
  fetch: FetchPolicy = 'backend';

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  /** What the check found, once there is a verdict. */
  verdict: Verdict | undefined;

  private _parsed: ParsedCredential | undefined;
  private _isChecking = false;
  private _isOver = false;
  private _error: unknown;

  readonly #text = this.useMessages({
    fr: verifierFr,
    en: async () => (await import('../messages/verifier.en.js')).verifierEn,
  });
  readonly #backend = new BackendController(this);
  readonly #picture = new PictureAddress();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#picture.show(undefined);
  }

  /** Checks this badge: the bytes of a file, or a text. */
  async check(input: Uint8Array | string): Promise<void> {
    this._error = undefined;
    this._isChecking = true;
    try {
      const source = await readBadge(input, {backend: '', isDirect: this.fetch === 'direct'});
      if (source.kind === 'badge') await this.#verify(source);
    } catch (error) {
      this._error = error;
    }
    this._isChecking = false;
    if (this._error !== undefined) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.verdict')?.focus();
  }

  protected override render(): TemplateResult {
    this.setState(states, this.#stateNow());
    return html`<div lang=${this.language}>
      <section class="card" part="card" aria-labelledby="heading">
        ${this.verdict && this._parsed ? this.#renderVerdict(this.verdict, this._parsed) : this.#renderAsking()}
      </section>
      <div class="visually-hidden" role="status">${this._isChecking ? this.#text('checking') : ''}</div>
    </div>`;
  }

  #stateNow(): (typeof states)[number] {
    if (this._isChecking) return 'checking';
    if (this._error !== undefined) return 'failed';
    return this.verdict ? truthOf(this.verdict) : 'asking';
  }

  #renderAsking(): TemplateResult {
    return html`${heading(this.headingLevel, this.#text('title'))}
      <form novalidate @submit=${this.#onSubmit}>
        <div
          class="zone ${this._isOver ? 'over' : ''}"
          @dragover=${this.#onDragOver}
          @dragleave=${this.#onDragLeave}
          @drop=${this.#onDrop}
        >
          <label class="button primary">
            ${this.#text('choose')}
            <input
              type="file"
              accept=".png,.svg,.json,.jsonld,.jwt,.txt,image/png,image/svg+xml,application/json"
              aria-describedby="formats sends"
              @change=${this.#onChoose}
            />
          </label>
          <p id="formats" class="quiet small">${this.#text('drop')}</p>
        </div>
        <div>
          <label class="label" for="text">${this.#text('paste')}</label>
          <textarea
            id="text"
            class="field"
            spellcheck="false"
            autocomplete="off"
            aria-describedby="sends error"
          ></textarea>
        </div>
        <div id="error" role="alert">
          ${
            this._error === undefined
              ? nothing
              : html`<p class="error">
                  ${refusedMark()}<span>${this.#text(errorKey(verifierFr, this._error))}</span>
                </p>`
          }
        </div>
        <p id="sends" class="quiet sends">${this.#saySends()}</p>
        <div class="actions">
          <button class="button secondary" type="submit" aria-disabled=${this._isChecking}>
            ${this._isChecking ? this.#text('checking') : this.#text('verify')}
          </button>
          ${this._isChecking ? sentMark() : nothing}
        </div>
      </form>`;
  }

  #renderVerdict(verdict: Verdict, parsed: ParsedCredential): TemplateResult {
    // What was judged, which of a hosted badge is what its issuer says now.
    const view = verdict.judged ?? parsed.view;
    const truth = truthOf(verdict);
    const isByStranger = truth === 'verified' && !isIssuerRecognised(verdict);
    const isVoid = truth === 'refused' || truth === 'revoked';
    const tone = {
      verified: '',
      expired: 'alert late',
      revoked: 'alert no',
      refused: 'alert no',
      undetermined: 'alert',
    };
    return html`<div
        class="head verdict ${isByStranger ? 'alert' : tone[truth]}"
        tabindex="-1"
        role="group"
        aria-labelledby="heading"
      >
        ${medallion({
          imageUrl: isVoid ? undefined : this.#picture.url,
          mark: isByStranger ? unsureMark() : marks[truth](),
          look: truth === 'expired' ? 'old' : undefined,
        })}
        <div>
          ${heading(this.headingLevel, this.#text(isByStranger ? 'head.unrecognised' : `head.${truth}`))}
          <p class="by">${this.#sayWhat(verdict, view)}</p>
        </div>
      </div>
      ${renderAnswers({verdict, view, language: this.language, text: this.#text})}
      <details>
        <summary>${this.#text('checks', {n: verdict.checks.length})}</summary>
        ${renderChecks(verdict, this.language)}
      </details>
      <div class="actions">
        ${
          truth === 'undetermined'
            ? html`<button class="button primary" type="button" @click=${this.#onRetry}>
                ${this.#text('retry')}
              </button>`
            : nothing
        }
        <button class="button secondary" type="button" @click=${this.#onAnother}>
          ${this.#text('another')}
        </button>
      </div>`;
  }

  #sayWhat(verdict: Verdict, view: ParsedCredential['view']): string {
    const name = view.name || this.#text('unnamed');
    if (truthOf(verdict) === 'refused') return this.#text('claims', {name});
    if (view.issuer.name === '') return name;
    const issuer = view.issuer.name;
    return this.#text(isIssuerRecognised(verdict) ? 'givenBy' : 'unproven', {name, issuer});
  }

  #saySends(): string {
    const {context, hasBackend} = this.#backend;
    if (!hasBackend) return this.#text(this.fetch === 'direct' ? 'asksDirect' : 'asksNobody');
    const host = URL.canParse(context.backend) ? new URL(context.backend).host : location.host;
    return this.#text('asks', {host});
  }

  async #verify({parsed, picture}: Extract<BadgeSource, {kind: 'badge'}>): Promise<void> {
    const verdict = await verifyOnce(this.#backend.context, {
      credentialText: parsed.text,
      fetch: this.fetch,
      now: new Date(),
    });
    await loadCheckWords(this.language);
    this._parsed = parsed;
    this.#picture.show(picture);
    this.verdict = verdict;
    this.dispatchEvent(new BadgeVerdictReachedEvent(verdict));
  }

  async #checkFile(file: File): Promise<void> {
    if (file.size > maxBadgeBytes) {
      this._error = new CodedError('ERR_TOO_LARGE', `${file.size} bytes`);
      return;
    }
    await this.check(new Uint8Array(await file.arrayBuffer()));
  }

  readonly #onChoose = (event: Event): void => {
    const input = event.target;
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
    if (file) void this.#checkFile(file);
  };

  readonly #onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    this._isOver = true;
  };

  readonly #onDragLeave = (): void => {
    this._isOver = false;
  };

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this._isOver = false;
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData('text/plain').trim() ?? '';
    if (file) void this.#checkFile(file);
    else if (text !== '') void this.#checkText(text);
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this._isChecking) return;
    void this.#checkText(this.renderRoot.querySelector('textarea')?.value.trim() ?? '');
  };

  async #checkText(text: string): Promise<void> {
    if (text === '') this._error = new CodedError('EMPTY', 'Nothing to check');
    else if (/^https?:\/\/\S+$/i.test(text)) this._error = new CodedError('IS_URL', 'An address');
    else await this.check(text);
  }

  readonly #onRetry = (): void => {
    if (this._parsed) void this.check(this._parsed.text);
  };

  readonly #onAnother = (): void => {
    this.verdict = undefined;
    this._parsed = undefined;
    this.#picture.show(undefined);
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-verifier': BadgeVerifierElement;
  }
}
