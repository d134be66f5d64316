/** All that draws supporters: what they support, the wall, and what the person can do. Loaded while the list is on its way. */
import {inLanguage} from '@pepites/recognition';
import {type CSSResult, html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {medallion} from '../art/medallion.js';
import {heading} from '../base/heading.js';
import {pictureUrl} from '../base/picture-url.js';
import type {Drawing} from '../base/shown-element.js';
import type {BackendController} from '../context/backend-controller.js';
import {BadgeSupportStartEvent} from '../events/support-events.js';
import {supportersFr} from '../messages/supporters.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {errorKey} from '../text/error-key.js';
import type {LazyMessages, Text, UseWords} from '../text/messages.js';
import type {BadgeSupportersElement} from './badge-supporters.element.js';
import type {OwnDesk} from './own/own-desk.js';
import type {FoundSupporters} from './read-supporters.js';
import {supportersStyles} from './supporters.styles.js';
import {countWords, supportersWall} from './supporters-wall.js';

export const drawingWords: LazyMessages<typeof supportersFr> = {
  fr: supportersFr,
  en: async () => (await import('../messages/supporters.en.js')).supportersEn,
  es: async () => (await import('../messages/supporters.es.js')).supportersEs,
  ar: async () => (await import('../messages/supporters.ar.js')).supportersAr,
  uk: async () => (await import('../messages/supporters.uk.js')).supportersUk,
};

export const drawingStyles = [
  buttonStyles,
  cardStyles,
  directionStyles,
  markStyles,
  medallionStyles,
  supportersStyles,
];

export interface DrawingOptions {
  readonly backend: BackendController;
  readonly text: Text<typeof supportersFr>;
  readonly addStyles: (styles: readonly CSSResult[]) => void;
  readonly useWords: UseWords;
  readonly found: () => FoundSupporters | undefined;
}

export class SupportersDrawing implements Drawing<FoundSupporters>, ReactiveController {
  readonly #host: BadgeSupportersElement;
  readonly #options: DrawingOptions;
  #desk: OwnDesk | undefined;
  #opening: Promise<OwnDesk> | undefined;
  /** The badge whose supporters are all shown. */
  #whole: string | undefined;
  #error: unknown;

  constructor(host: BadgeSupportersElement, options: DrawingOptions) {
    this.#host = host;
    this.#options = options;
    options.addStyles(drawingStyles);
    host.addController(this);
  }

  get standing(): 'stranger' | 'supporter' | 'listed' {
    if (this.#desk?.isSupporter !== true) return 'stranger';
    return this.#desk.isListed ? 'listed' : 'supporter';
  }

  sayFailure(error: unknown): string {
    return this.#options.text(errorKey(supportersFr, error));
  }

  render(found: FoundSupporters): TemplateResult {
    const {badge, supporters} = found;
    const {backend, text} = this.#options;
    const {language, headingLevel, max} = this.#host;
    const {backend: base} = backend.context;
    // What is the person's own is loaded once there is a person.
    if (backend.session && this.#host.badge !== '') void this.#openDesk().catch(() => undefined);
    const isCut = max > 0 && this.#whole !== this.#host.badge && supporters.length > max;
    return html`<section class="card supporters" part="card" aria-labelledby="heading">
      <div class="about">
        <div class="head">
          ${badge ? medallion({imageUrl: pictureUrl(badge.imageUrl, base)}) : nothing}
          <div>
            ${heading(headingLevel, text('title'))}
            ${badge?.name ? html`<p class="quiet"><bdi>${inLanguage(badge.name, language)}</bdi></p>` : nothing}
          </div>
        </div>
        <p>${countWords(supporters, text)}</p>
        ${this.#renderSupport(found)}
      </div>
      ${
        supporters.length === 0
          ? nothing
          : html`<div class="who-all">
              ${supportersWall(isCut ? supporters.slice(0, max) : supporters, {text, language, base, page: this.#host.baseURI})}
              ${
                isCut
                  ? html`<button class="button secondary" type="button" @click=${this.#onSeeAll}>
                      ${text('all', {n: supporters.length})}
                    </button>`
                  : nothing
              }
            </div>`
      }
    </section>`;
  }

  hostUpdated(): void {
    this.#desk?.update();
  }

  #renderSupport({badge}: FoundSupporters): TemplateResult {
    const {backend, text} = this.#options;
    const canSupport =
      backend.hasBackend &&
      this.#host.badge !== '' &&
      badge?.mode === 'automaticOnRequest' &&
      badge.isRetired !== true;
    const title = badge?.name ? inLanguage(badge.name, this.#host.language) : text('title');
    return html`${
      canSupport && this.#desk?.isSupporter !== true && this.#desk?.isAsking !== true
        ? html`<div>
            <button
              class="button primary"
              part="button"
              type="button"
              data-focus="support"
              @click=${this.#onSupport}
            >
              ${text('support')}
            </button>
          </div>`
        : nothing
    }
    ${this.#error === undefined ? nothing : html`<p role="alert">${this.sayFailure(this.#error)}</p>`}
    ${this.#desk?.render(title) ?? nothing}`;
  }

  readonly #onSupport = async (): Promise<void> => {
    const {structure} = this.#options.backend;
    const {badge} = this.#host;
    if (!this.#host.dispatchEvent(new BadgeSupportStartEvent({structure, badge}))) return;
    this.#error = undefined;
    try {
      await (await this.#openDesk()).take();
    } catch {
      this.#error = {code: 'UNREACHABLE'};
      this.#host.requestUpdate();
    }
  };

  readonly #onSeeAll = async (): Promise<void> => {
    this.#whole = this.#host.badge;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelectorAll<HTMLElement>('.supporter')[this.#host.max]?.focus();
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
    const {backend, addStyles, useWords, found} = this.#options;
    const part = await import('./own/own-desk.js');
    this.#desk = new part.OwnDesk(this.#host, {
      backend,
      addStyles,
      useWords,
      text: await useWords(part.ownWords),
      badge: () => found()?.badge,
    });
    this.#host.requestUpdate();
    return this.#desk;
  }
}
