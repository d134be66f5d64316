import type {JsonObject, Verdict} from '@pepites/credentials';
import {html, nothing, type TemplateResult} from 'lit';
import {BadgeElement} from '../base/badge-element.js';
import {hasFallbackContent, inlineJsonText} from '../base/light-dom.js';
import {Task} from '../base/task.js';
import {withPart} from '../base/with-part.js';
import {BackendController} from '../context/backend-controller.js';
import {displayFr} from '../messages/display.fr.js';
import {noteStyles} from '../styles/note.styles.js';
import {codeOf, errorKey} from '../text/error-key.js';
import type {FetchPolicy} from '../verification/verify-in-page.js';
import {type BadgeSource, fetchBadge, type ReadOptions} from './badge-source.js';
import type {BadgeDrawing, ShownBadge} from './badge-drawing.js';

/** What draws a badge, loaded while the badge is. */
interface Picture {
  readonly parts: typeof import('./display-picture.js');
  readonly drawing: BadgeDrawing;
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
    recommendations: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    credential: {attribute: false},
    verdict: {state: true, attribute: false},
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

  /** Address of a list of recommendations (`{items: […]}` of EndorsementCredentials); of one's own badge they are found without it. */
  recommendations = '';

  /** Level of the badge's name in the page, 1 to 6. */
  headingLevel = 3;

  /** The credential itself: an object, or its text. */
  credential: JsonObject | string | undefined;

  /** What the check found, once there is a verdict. */
  verdict: Verdict | undefined;

  readonly #text = this.useMessages({
    fr: displayFr,
    en: async () => (await import('../messages/display.en.js')).displayEn,
  });
  readonly #backend = new BackendController(this);
  #picture: Picture | undefined;

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
      const reader = this.#loadPicture();
      const find = (): Promise<BadgeSource> => {
        if (given !== undefined) return reader.then(({readBadge}) => readBadge(given, options));
        return src === '' ? this.#readOwn(signal) : fetchBadge(src, {...options, signal, reader});
      };
      return withPart(find(), reader);
    },
  });

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
    const sentence =
      kind === 'loading' || kind === 'none' ? this.#text(kind) : this.#picture?.drawing.sayWhyNot(kind);
    return html`<p class="waiting">
      ${kind === 'signing' ? this.#picture?.parts.sentMark() : nothing}<span>${sentence}</span>
    </p>`;
  }

  #renderFailed(error: unknown): TemplateResult {
    this.setState(states, 'failed');
    return html`<div class="problem">
      <p>
        ${this.#picture?.parts.unsureMark()}<span
          >${this.#picture?.drawing.sayFailure(error) ?? this.#text(errorKey(displayFr, error))}</span
        >
      </p>
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
    const {drawing} = this.#picture;
    this.setState(states, drawing.truth);
    return drawing.render(shown);
  }

  async #loadPicture(): Promise<Picture['parts']> {
    const parts = await import('./display-picture.js');
    if (this.#picture) return parts;
    const drawing = new parts.BadgeDrawing(this, {
      text: this.useMessages(parts.pictureWords),
      context: () => this.#backend.context,
      shown: () => this.#shown(),
    });
    const isSigning = (): boolean => this.#source.value?.kind === 'signing';
    new parts.RefreshController(this, {
      isPending: isSigning,
      isLive: isSigning,
      refresh: () => void this.#source.run(),
    });
    this.#picture = {parts, drawing};
    this.addStyles(parts.pictureStyles);
    // The sentence of a failure may be there already; it now gets its mark.
    this.requestUpdate();
    return parts;
  }

  #shown(): ShownBadge | undefined {
    const source = this.#source.value;
    return source?.kind === 'badge' ? source : undefined;
  }

  async #readOwn(signal: AbortSignal): Promise<BadgeSource> {
    const {structure, context} = this.#backend;
    // The client is loaded along with what finds the badge.
    if (context.session) context.client().catch(() => undefined);
    const reader = this.#loadPicture();
    const {ownAward} = await reader;
    const award = await ownAward(context, {structure, badge: this.badge, signal});
    if (typeof award === 'string') return {kind: award};
    return fetchBadge(award.credentialUrl, {...this.#readOptions(), signal, reader, award});
  }

  #readOptions(): ReadOptions {
    return {backend: this.#backend.context.backend, isDirect: this.fetch === 'direct'};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-display': BadgeDisplayElement;
  }
}
