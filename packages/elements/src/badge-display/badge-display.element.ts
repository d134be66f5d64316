import {Task, TaskStatus} from '@lit/task';
import type {JsonObject, Verdict} from '@pepites/credentials';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {BadgeElement} from '../base/badge-element.js';
import {PictureAddress} from '../base/picture-address.js';
import {hasFallbackContent, inlineJsonText} from '../base/light-dom.js';
import {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';
import {BadgeVerdictReachedEvent} from '../events/verification-events.js';
import {displayFr} from '../messages/display.fr.js';
import {noteStyles} from '../styles/note.styles.js';
import {codeOf, errorKey} from '../text/error-key.js';
import type {FetchPolicy} from '../verification/verify-in-page.js';
import {type BadgeSource, fetchBadge, ownAward, type ReadOptions} from './badge-source.js';
import type {DisplayModel, ShownTruth} from './display-view.js';

type ShownBadge = Extract<BadgeSource, {kind: 'badge'}>;
type CheckList = typeof import('../verification/check-list.js');

/** What draws a badge, and its words. */
interface Picture {
  readonly draw: typeof import('./display-picture.js');
  readonly text: DisplayModel['text'];
}

const states = [
  'empty',
  'loading',
  'signing',
  'failed',
  'checking',
  'unchecked',
  'verified',
  'expired',
  'revoked',
  'refused',
  'undetermined',
] as const;

/**
 * One badge: its image, what it shows, who gave it, and the truth about it. It is drawn as soon as it is read, then checked in the
 * browser; a badge that is refused or withdrawn loses its image.
 *
 * Keyboard: the disclosures and buttons in their order. The line of truth is a polite live region.
 *
 * @summary Shows one badge and the truth about it.
 * @tagname badge-display
 * @fires {BadgeVerdictReachedEvent} badge-verdict-reached - The badge has been checked.
 * @slot - Fallback, shown until there is a badge and when it cannot be read. A `<script type="application/json">` here is the badge.
 * @csspart card - The card.
 * @cssstate empty
 * @cssstate loading
 * @cssstate signing
 * @cssstate failed
 * @cssstate checking
 * @cssstate unchecked
 * @cssstate verified
 * @cssstate expired
 * @cssstate revoked
 * @cssstate refused
 * @cssstate undetermined
 */
export class BadgeDisplayElement extends BadgeElement {
  static override properties = {
    src: {},
    badge: {},
    backend: {},
    structure: {},
    form: {},
    verify: {},
    fetch: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    credential: {attribute: false},
    verdict: {state: true, attribute: false},
    _isWanted: {state: true, attribute: false},
    _isInView: {state: true, attribute: false},
  };

  static override styles = [BadgeElement.styles, noteStyles];

  /** Address of a credential (JSON, JWT) or of a badge image (PNG, SVG). Fetched without cookies. */
  src = '';

  /** Id of a badge of the structure: the signed-in person's own is shown. */
  badge = '';

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** How much is shown. */
  form: 'card' | 'medallion' | 'row' = 'card';

  /** `auto`: when the badge comes into view; `click`: when asked; `none`: never, and the badge says so. */
  verify: 'auto' | 'click' | 'none' = 'auto';

  /** `direct`: the page may fetch what the badge names, its picture included. */
  fetch: FetchPolicy = 'backend';

  /** Level of the badge's name in the page, 1 to 6. */
  headingLevel = 3;

  /** The credential itself: an object, or its text. */
  credential: JsonObject | string | undefined;

  /** What the check found, once there is a verdict. */
  verdict: Verdict | undefined;

  private _isWanted = false;
  private _isInView = false;

  readonly #text = this.useMessages({
    fr: displayFr,
    en: async () => (await import('../messages/display.en.js')).displayEn,
  });
  readonly #backend = new BackendController(this);
  #observer: IntersectionObserver | undefined;
  #picture: Picture | undefined;
  #checkList: CheckList | undefined;
  #checkedAt: Date | undefined;
  readonly #address = new PictureAddress();

  readonly #source = new Task(this, {
    args: () =>
      [
        this.src,
        this.badge,
        this.credential,
        this.#backend.context,
        this.badge === '' ? '' : this.#backend.structure,
        this.badge === '' ? 0 : this.#backend.revision,
      ] as const,
    task: async ([src, badge, credential], {signal}): Promise<BadgeSource> => {
      const options = this.#readOptions();
      const given = credential ?? (src === '' && badge === '' ? inlineJsonText(this) : undefined);
      if (given === undefined && src === '' && badge === '') return {kind: 'none'};
      const find = (): Promise<BadgeSource> => {
        if (given !== undefined) return read(given, options);
        return src === '' ? this.#readOwn(signal) : fetchBadge(src, {...options, signal});
      };
      const [source] = await Promise.all([find(), this.#loadPicture()]);
      return source;
    },
    onComplete: (source) => {
      this.#address.show(source.kind === 'badge' ? source.picture : undefined);
    },
  });

  readonly #verdict = new Task(this, {
    args: () => [this.#shown()?.parsed.text, this.#backend.context, this.fetch, this.#mayVerify()] as const,
    task: async ([credentialText, context, fetch, mayVerify]) => {
      this.verdict = undefined;
      if (credentialText === undefined || !mayVerify) return;
      const now = new Date();
      const words = import('../verification/check-list.js');
      const {verifyOnce} = await import('../verification/verify-in-page.js');
      const verdict = await verifyOnce(context, {credentialText, fetch, now});
      this.#checkList = await words;
      this.#checkedAt = now;
      if (credentialText !== this.#shown()?.parsed.text) return;
      this.verdict = verdict;
      this.dispatchEvent(new BadgeVerdictReachedEvent(verdict));
    },
  });

  constructor() {
    super();
    const isSigning = (): boolean => this.#source.value?.kind === 'signing';
    new RefreshController(this, {
      isPending: isSigning,
      isLive: isSigning,
      refresh: () => void this.#source.run(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this._isInView) return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({isIntersecting}) => isIntersecting)) return;
        this._isInView = true;
        this.#observer?.disconnect();
      },
      {rootMargin: '200px'},
    );
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#address.show(undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A badge that was taken out and put back has given up its picture's address.
    this.#address.show(this.#shown()?.picture);
    super.willUpdate(changed);
  }

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>
      ${this.#source.render({
        initial: () => this.#renderNote('loading'),
        pending: () => {
          const shown = this.#shown();
          return shown ? this.#renderBadge(shown) : this.#renderNote('loading');
        },
        complete: (source) =>
          source.kind === 'badge' ? this.#renderBadge(source) : this.#renderNote(source.kind),
        error: (error) => this.#renderFailed(error),
      })}
    </div>`;
  }

  #renderNote(kind: 'loading' | 'none' | 'signInFirst' | 'nothingYet' | 'signing'): TemplateResult {
    this.setState(states, kind === 'loading' || kind === 'signing' ? kind : 'empty');
    if (kind !== 'signing' && hasFallbackContent(this)) return html`<slot></slot>`;
    const sentence = this.#text(kind === 'none' ? 'empty' : kind);
    return html`<p class="waiting">
      ${kind === 'signing' ? this.#picture?.draw.sentMark() : nothing}<span>${sentence}</span>
    </p>`;
  }

  #renderFailed(error: unknown): TemplateResult {
    this.setState(states, 'failed');
    return html`<div class="problem">
      <p>${this.#picture?.draw.unsureMark()}<span>${this.#text(errorKey(displayFr, error))}</span></p>
      ${
        codeOf(error).startsWith('ERR_')
          ? nothing
          : html`<button class="button secondary" type="button" @click=${() => void this.#source.run()}>
              ${this.#text('retry')}
            </button>`
      }
      <slot></slot>
    </div>`;
  }

  #renderBadge(shown: ShownBadge): TemplateResult | typeof nothing {
    if (!this.#picture) return nothing;
    const {draw, text} = this.#picture;
    const truth = this.#truth();
    this.setState(states, truth);
    const {verdict} = this;
    const model: DisplayModel = {
      view: shown.parsed.view,
      imageUrl: this.#address.url,
      truth,
      verdict,
      checkedAt: this.#checkedAt,
      reason: verdict ? (this.#checkList?.sayReason(verdict, this.language) ?? '') : '',
      checks: verdict ? this.#checkList?.renderChecks(verdict, this.language) : undefined,
      actions: draw.renderActions(truth, {
        award: shown.award,
        canAsk: this.verify === 'click',
        text,
        onRetry: () => void this.#verdict.run(),
        onCheck: () => {
          this._isWanted = true;
        },
      }),
      headingLevel: this.headingLevel,
      language: this.language,
      text,
    };
    if (this.form === 'medallion') return draw.renderMedallion(model);
    return this.form === 'row' ? draw.renderRow(model) : draw.renderCard(model);
  }

  async #loadPicture(): Promise<void> {
    if (this.#picture) return;
    const draw = await import('./display-picture.js');
    this.#picture ??= {draw, text: this.useMessages(draw.pictureWords)};
    // The sentence of a failure may be there already; it now gets its mark.
    this.requestUpdate();
    this.addStyles(draw.pictureStyles);
  }

  #shown(): ShownBadge | undefined {
    const source = this.#source.value;
    return source?.kind === 'badge' ? source : undefined;
  }

  #truth(): ShownTruth {
    if (this.verdict && this.#picture) return this.#picture.draw.truthOf(this.verdict);
    if (this.#verdict.status === TaskStatus.ERROR) return 'undetermined';
    return this.verify === 'none' || (this.verify === 'click' && !this._isWanted) ? 'unchecked' : 'checking';
  }

  #mayVerify(): boolean {
    return this.verify === 'auto' ? this._isInView : this.verify === 'click' && this._isWanted;
  }

  async #readOwn(signal: AbortSignal): Promise<BadgeSource> {
    const {session, structure, context} = this.#backend;
    if (!session) return {kind: 'signInFirst'};
    const award = await context.use((client) => ownAward(client, {structure, badge: this.badge, signal}));
    if (!award) return {kind: 'nothingYet'};
    if (award.credentialUrl === undefined)
      return {kind: award.state === 'signing' ? 'signing' : 'nothingYet'};
    const source = await fetchBadge(award.credentialUrl, {...this.#readOptions(), signal});
    return source.kind === 'badge' ? {...source, award} : source;
  }

  #readOptions(): ReadOptions {
    const {backend} = this.#backend.context;
    const origins = [location.origin, URL.canParse(backend) ? new URL(backend).origin : ''];
    return {trusted: origins, isDirect: this.fetch === 'direct'};
  }
}

async function read(credential: JsonObject | string, options: ReadOptions): Promise<BadgeSource> {
  const {readBadge} = await import('./read-badge.js');
  return readBadge(credential, options);
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-display': BadgeDisplayElement;
  }
}
