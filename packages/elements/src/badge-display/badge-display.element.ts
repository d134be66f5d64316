import type {JsonObject, Verdict} from '@pepites/credentials';
import {html, type TemplateResult} from 'lit';
import {BadgeElement} from '../base/badge-element.js';
import {hasFallbackContent, inlineJsonText} from '../base/light-dom.js';
import {Task} from '../base/task.js';
import {BackendController} from '../context/backend-controller.js';
import {BadgeDisplayFailedEvent} from '../events/display-failed-event.js';
import {displayFr} from '../messages/display.fr.js';
import {noteStyles} from '../styles/note.styles.js';
import {codeOf} from '../text/error-key.js';
import {nearestLang} from '../text/language-controller.js';
import type {FetchPolicy} from '../verification/verify-in-page.js';
import type {BadgeSource} from './badge-source.js';
import type {BadgeDrawing} from './badge-drawing.js';

const other = async (language: 'en' | 'es' | 'ar' | 'uk') =>
  (await import('../messages/display-others.js')).displayOthers[language];

type Picture = typeof import('./display-picture.js');

/** Kept: to import what is there takes a browser several turns of the page. */
let picture: Picture | undefined;

/**
 * One badge: its image, what it shows, who gave it, and the truth about it. It is drawn as soon as it is read, then checked in the
 * browser; a badge that is refused or withdrawn loses its image. All about it opens in a dialog, where it is kept, printed and shared.
 *
 * Keyboard: the disclosures and buttons in their order; Escape closes the dialog and ends reading aloud. The line of truth is a
 * polite live region.
 *
 * @summary Shows one badge and the truth about it.
 * @tagname badge-display
 * @fires {BadgeVerdictReachedEvent} badge-verdict-reached - The badge has been checked.
 * @fires {BadgeDisplayFailedEvent} badge-display-failed - The badge could not be had; its `code` says why.
 * @fires {BadgeDisplayOpenEvent} badge-display-open - All about the badge is about to be shown in a dialog; cancelled, it is not.
 * @fires {BadgeDisplayPrintEvent} badge-display-print - The badge is about to be printed; cancelled, it is not.
 * @fires {BadgeDisplayKeptEvent} badge-display-kept - A copy was made for the person to keep.
 * @slot - Fallback, shown until there is a badge and when it cannot be read. A `<script type="application/json">` here is the badge.
 * @csspart card - The card.
 * @csspart medallion - The badge as a medallion, with its name and its state.
 * @csspart row - The badge as a row.
 * @csspart truth - What the check found: mark and words.
 * @csspart actions - What can be done with the badge.
 * @csspart dialog - The dialog with all about the badge.
 * @cssstate empty - There is no badge to show.
 * @cssstate loading - The badge is on its way.
 * @cssstate signing - The person’s own badge is being signed.
 * @cssstate failed - The badge could not be had, or is none.
 * @cssstate checking - The badge is shown and is being checked.
 * @cssstate unchecked - The badge was not checked.
 * @cssstate verified - True and valid.
 * @cssstate expired - It was true; its date has passed.
 * @cssstate revoked - It was taken back.
 * @cssstate refused - It was changed, or is not what it says.
 * @cssstate undetermined - Not everything could be checked.
 * @cssproperty --badge-surface-card - Ground of the card.
 * @cssproperty --badge-pad - Space inside the card.
 * @cssproperty --badge-radius-panel - Corners of the card and of the dialog.
 * @cssproperty --badge-border - Width of the card’s line.
 * @cssproperty --badge-mark-on-image - `none` takes the mark off the image.
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
    page: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    credential: {attribute: false},
    verdict: {state: true, attribute: false},
  };

  static override styles = [BadgeElement.styles, noteStyles];

  /** Address of a credential (JSON, JWT) or of a badge image (PNG, SVG). Fetched without cookies. */
  src = '';

  /** Id of a badge of the structure: the signed-in person's own is shown. Who is not signed in can do so here, on a page that has `<badge-sign-in>`. */
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

  /** Address of a page where everybody can see this badge: it is what is shared, and what the printed code leads to. Of one's own badge it is found without it. */
  page = '';

  /** Level of the badge's name in the page, 1 to 6. */
  headingLevel = 3;

  /** The credential itself: an object, or its text. */
  credential: JsonObject | string | undefined;

  /** What the check found, once there is a verdict. */
  verdict: Verdict | undefined;

  readonly #text = this.useMessages({
    fr: displayFr,
    en: () => other('en'),
    es: () => other('es'),
    ar: () => other('ar'),
    uk: () => other('uk'),
  });
  readonly #backend = new BackendController(this);
  /** What draws a badge, loaded while the badge is. */
  #drawing: BadgeDrawing | undefined;

  protected override readonly found = new Task(this, {
    args: () => {
      const {src, badge, credential} = this;
      const {context, structure, revision} = this.#backend;
      return [src, badge, credential, context, ...(badge === '' ? ['', 0] : [structure, revision])] as const;
    },
    task: async ([src, badge, , context], {signal}): Promise<BadgeSource> => {
      const given = this.#given;
      if (given === undefined && !src && !badge) return {kind: 'none'};
      // Asked for along with what reads it.
      const answer =
        given === undefined && src
          ? fetch(src, {signal, credentials: 'omit', referrerPolicy: 'no-referrer'})
          : undefined;
      answer?.catch(() => undefined);
      if (badge && context.session) context.client().catch(() => undefined);
      try {
        const parts = (picture ??= await import('./display-picture.js'));
        return await parts.findInTurn(() => this.#drawWith(parts), {
          ...{given, answer, src, badge, context, signal},
        });
      } catch (error) {
        // Without what draws it, that could not be loaded.
        const code = codeOf(error) || (this.#drawing ? 'OTHER' : 'UNREACHABLE');
        if (!signal.aborted && this.isConnected) this.dispatchEvent(new BadgeDisplayFailedEvent(code));
        throw error;
      }
    },
  });

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>${this.#drawing?.render(this.found) ?? this.#renderNote()}</div>`;
  }

  #renderNote(): TemplateResult {
    const {status} = this.found;
    const isFailed = status === 'error';
    const isEmpty = status === 'complete';
    const states: readonly string[] = picture?.displayStates ?? ['empty', 'loading', 'failed'];
    this.setState(states, isFailed ? 'failed' : isEmpty ? 'empty' : 'loading');
    if (!isFailed && hasFallbackContent(this)) return html`<slot></slot>`;
    const say = this.#text;
    if (!isFailed) return html`<p class="waiting">${say(isEmpty ? 'none' : 'loading')}</p>`;
    return html`<div class="problem">
      <p>${say('error.UNREACHABLE')}</p>
      <button class="button secondary" type="button" @click=${() => void this.found.run()}>
        ${say('retry')}
      </button>
      <slot></slot>
    </div>`;
  }

  /** What is at hand is drawn at once: to say first that it is waited for would be work for nothing. */
  protected override async scheduleUpdate(): Promise<void> {
    if (picture && !this.drawn && !this.hasUpdated && this.#given) await this.found.run();
    await super.scheduleUpdate();
  }

  get #given(): JsonObject | string | undefined {
    return this.credential ?? (this.src || this.badge ? undefined : inlineJsonText(this));
  }

  #drawWith(parts: Picture): BadgeDrawing {
    return (this.#drawing ??= new parts.BadgeDrawing(this, {
      backend: this.#backend,
      hasFallback: hasFallbackContent,
      langAround: nearestLang,
    }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-display': BadgeDisplayElement;
  }
}
