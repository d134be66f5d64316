import {inLanguage} from '@pepites/recognition';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {medallion} from '../art/medallion.js';
import {BadgeElement} from '../base/badge-element.js';
import {heading} from '../base/heading.js';
import {hasFallbackContent, inlineJsonText} from '../base/light-dom.js';
import {pictureUrl} from '../base/picture-url.js';
import {Task} from '../base/task.js';
import {BackendController} from '../context/backend-controller.js';
import {BadgeSupportStartEvent} from '../events/support-events.js';
import {supportersFr} from '../messages/supporters.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {noteStyles} from '../styles/note.styles.js';
import {errorKey} from '../text/error-key.js';
import type {OwnDesk} from './own/own-desk.js';
import {type FoundSupporters, type GivenSupporters, readSupporters} from './read-supporters.js';
import {supportersStyles} from './supporters.styles.js';
import {countWords, supportersWall} from './supporters-wall.js';

const states = ['empty', 'waiting', 'shown', 'failed'] as const;
const standings = ['stranger', 'supporter', 'listed'] as const;

/**
 * Who supports a structure or a project: those who have its supporters' badge and chose to be shown, as a wall of small plates with
 * their names. "I support you" gives the badge in one step, in a dialog; who has it is then asked whether to be on the list, under
 * which name, and may leave the list or give the badge back whenever they like. Nobody is shown who did not say so.
 *
 * Keyboard: links and buttons in their order. What was done is said in a polite live region, and takes the focus. "See all" moves the
 * focus to the first supporter that it shows.
 *
 * @summary Shows who supports a structure, and lets people support it.
 * @tagname badge-supporters
 * @fires {BadgeSupportStartEvent} badge-support-start - Somebody wants to support. Cancelable: the page then gives the badge its own way.
 * @fires {BadgeSupportListedEvent} badge-support-listed - A supporter is on the list from now on, or no more.
 * @fires {BadgeSupportReturnedEvent} badge-support-returned - A supporter has given the badge back.
 * @slot - Fallback, such as a list of names, shown until there are supporters and when they cannot be had. A
 *   `<script type="application/json">` here with `{badge: {name, imageUrl}, supporters: [{name, since, isOrganisation, url, logoUrl}]}`
 *   is what is shown, without a backend.
 * @csspart card - The surface.
 * @csspart wall - The list of supporters.
 * @csspart supporter - Each supporter.
 * @csspart button - "I support you".
 * @cssstate empty
 * @cssstate waiting
 * @cssstate shown
 * @cssstate failed
 * @cssstate stranger
 * @cssstate supporter
 * @cssstate listed
 */
export class BadgeSupportersElement extends BadgeElement {
  static override properties = {
    backend: {},
    structure: {},
    badge: {},
    max: {type: Number},
    headingLevel: {type: Number, attribute: 'heading-level'},
    definition: {attribute: false},
    _isWhole: {state: true, attribute: false},
    _error: {state: true, attribute: false},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    cardStyles,
    directionStyles,
    markStyles,
    medallionStyles,
    noteStyles,
    supportersStyles,
  ];

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** Id of the supporters' badge in the structure. */
  badge = '';

  /** How many are shown before "see all"; 0: all of them. */
  max = 0;

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  /** The supporters themselves, for pages without a backend. */
  definition: GivenSupporters | undefined;

  private _isWhole = false;
  private _error: unknown;

  readonly #text = this.useMessages({
    fr: supportersFr,
    en: async () => (await import('../messages/supporters.en.js')).supportersEn,
    es: async () => (await import('../messages/supporters.es.js')).supportersEs,
    ar: async () => (await import('../messages/supporters.ar.js')).supportersAr,
    uk: async () => (await import('../messages/supporters.uk.js')).supportersUk,
  });
  readonly #backend = new BackendController(this);
  #desk: OwnDesk | undefined;
  #opening: Promise<OwnDesk> | undefined;

  readonly #found = new Task(this, {
    args: () =>
      [
        this.#backend.context,
        this.#backend.structure,
        this.badge,
        this.definition,
        this.#backend.revision,
      ] as const,
    task: async ([context, structure, badge, definition], {signal}) =>
      readSupporters({context, structure, badge, definition, json: inlineJsonText(this)}, signal),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('badge')) this._isWhole = false;
    if (this.#backend.session && this.#found.value) void this.#openDesk().catch(() => undefined);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#desk?.update();
  }

  protected override render(): TemplateResult {
    const {value} = this.#found;
    this.setState(standings, this.#standing());
    return html`<div lang=${this.language}>
      ${this.#found.render({
        initial: () => this.#renderWaiting(),
        pending: () => (value ? this.#renderSupporters(value) : this.#renderWaiting()),
        complete: (found) => (found ? this.#renderSupporters(found) : this.#renderEmpty()),
        error: (error) => this.#renderFailed(error),
      })}
    </div>`;
  }

  #standing(): (typeof standings)[number] {
    if (this.#desk?.isSupporter !== true) return 'stranger';
    return this.#desk.isListed ? 'listed' : 'supporter';
  }

  #renderWaiting(): TemplateResult {
    this.setState(states, 'waiting');
    return hasFallbackContent(this)
      ? html`<slot></slot>`
      : html`<p class="waiting" role="status">${this.#text('waiting')}</p>`;
  }

  #renderEmpty(): TemplateResult {
    this.setState(states, 'empty');
    return hasFallbackContent(this)
      ? html`<slot></slot>`
      : html`<p class="quiet">${this.#text('nothing')}</p>`;
  }

  #renderFailed(error: unknown): TemplateResult {
    this.setState(states, 'failed');
    return html`<div class="problem">
      <p role="alert">${this.#text(errorKey(supportersFr, error))}</p>
      <button class="button secondary" type="button" @click=${() => void this.#found.run()}>
        ${this.#text('retry')}
      </button>
      <slot></slot>
    </div>`;
  }

  #renderSupporters(found: FoundSupporters): TemplateResult {
    this.setState(states, 'shown');
    const {badge, supporters} = found;
    const {backend: base} = this.#backend.context;
    const {language} = this;
    const isCut = this.max > 0 && !this._isWhole && supporters.length > this.max;
    const shown = isCut ? supporters.slice(0, this.max) : supporters;
    return html`<section class="card supporters" part="card" aria-labelledby="heading">
      <div class="about">
        <div class="head">
          ${badge ? medallion({imageUrl: pictureUrl(badge.imageUrl, base)}) : nothing}
          <div>
            ${heading(this.headingLevel, this.#text('title'))}
            ${badge?.name ? html`<p class="quiet">${inLanguage(badge.name, language)}</p>` : nothing}
          </div>
        </div>
        <p>${countWords(supporters, this.#text)}</p>
        ${this.#renderSupport(found)}
      </div>
      ${
        supporters.length === 0
          ? nothing
          : html`<div class="who-all">
              ${supportersWall(shown, {text: this.#text, language, base})}
              ${
                isCut
                  ? html`<button class="button secondary" type="button" @click=${this.#onSeeAll}>
                      ${this.#text('all', {n: supporters.length})}
                    </button>`
                  : nothing
              }
            </div>`
      }
    </section>`;
  }

  #renderSupport({badge}: FoundSupporters): TemplateResult {
    const {hasBackend} = this.#backend;
    const canSupport =
      hasBackend && badge?.mode === 'automaticOnRequest' && badge.isRetired !== true && this.badge !== '';
    const title = badge?.name ? inLanguage(badge.name, this.language) : this.#text('title');
    return html`${
      canSupport && this.#desk?.isSupporter !== true
        ? html`<div>
            <button class="button primary" part="button" type="button" @click=${this.#onSupport}>
              ${this.#text('support')}
            </button>
          </div>`
        : nothing
    }
    ${
      this._error === undefined
        ? nothing
        : html`<p role="alert">${this.#text(errorKey(supportersFr, this._error))}</p>`
    }
    ${this.#desk?.render(title) ?? nothing}`;
  }

  readonly #onSupport = async (): Promise<void> => {
    const {structure} = this.#backend;
    if (!this.dispatchEvent(new BadgeSupportStartEvent({structure, badge: this.badge}))) return;
    this._error = undefined;
    try {
      await (await this.#openDesk()).take();
    } catch {
      this._error = {code: 'UNREACHABLE'};
    }
  };

  readonly #onSeeAll = async (): Promise<void> => {
    this._isWhole = true;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.supporter')[this.max]?.focus();
  };

  /** Once; again when it could not be had. */
  #openDesk(): Promise<OwnDesk> {
    this.#opening ??= this.#loadDesk().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #loadDesk(): Promise<OwnDesk> {
    const {OwnDesk, ownWords} = await import('./own/own-desk.js');
    const text = this.useMessages(ownWords);
    await this.loadWords();
    const styles: Parameters<typeof this.addStyles>[0][number][] = [];
    this.#desk = new OwnDesk(this, {
      backend: this.#backend,
      text,
      badge: () => this.#found.value?.badge,
      addStyles: (more) => {
        styles.push(...more);
        this.addStyles(styles);
      },
    });
    this.requestUpdate();
    return this.#desk;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-supporters': BadgeSupportersElement;
  }
}
