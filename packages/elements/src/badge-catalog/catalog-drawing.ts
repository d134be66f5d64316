/** All that draws a catalogue: the filters, the cards, and asking. Loaded while the badges are on their way. */
import {inLanguage} from '@pepites/recognition';
import {type CSSResult, html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {outlineHeading} from '../base/outline-heading.js';
import type {Drawing} from '../base/shown-element.js';
import type {BackendController} from '../context/backend-controller.js';
import {BadgeCatalogAskEvent} from '../events/catalog-events.js';
import {catalogFr} from '../messages/catalog.fr.js';
import type {RequestDialog} from '../request-dialog/request-dialog.js';
import {buttonStyles} from '../styles/button.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {disclosureStyles} from '../styles/disclosure.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {selectStyles} from '../styles/select.styles.js';
import {showsStyles} from '../styles/shows.styles.js';
import {visuallyHiddenStyles} from '../styles/visually-hidden.styles.js';
import {errorKey} from '../text/error-key.js';
import type {LazyMessages, Text} from '../text/messages.js';
import type {BadgeCatalogElement} from './badge-catalog.element.js';
import {renderCard} from './catalog-card.js';
import {type CatalogFilter, choicesIn, everything, isFiltering, matches} from './catalog-filter.js';
import {renderFilters} from './catalog-filters.js';
import type {CatalogOwn} from './catalog-own.js';
import {catalogStyles} from './catalog.styles.js';
import type {CatalogItem} from './read-catalog.js';

export const drawingWords: LazyMessages<typeof catalogFr> = {
  fr: catalogFr,
  en: async () => (await import('../messages/catalog.en.js')).catalogEn,
  es: async () => (await import('../messages/catalog.es.js')).catalogEs,
  ar: async () => (await import('../messages/catalog.ar.js')).catalogAr,
  uk: async () => (await import('../messages/catalog.uk.js')).catalogUk,
};

export const drawingStyles = [
  buttonStyles,
  cardStyles,
  directionStyles,
  disclosureStyles,
  fieldStyles,
  iconStyles,
  markStyles,
  medallionStyles,
  selectStyles,
  showsStyles,
  visuallyHiddenStyles,
  catalogStyles,
];

/** So few are seen at a glance: nothing to look for. */
const filteredFrom = 6;

export interface DrawingOptions {
  readonly backend: BackendController;
  readonly text: Text<typeof catalogFr>;
  readonly addStyles: (styles: readonly CSSResult[]) => void;
}

export class CatalogDrawing implements Drawing<readonly CatalogItem[]>, ReactiveController {
  readonly #host: BadgeCatalogElement;
  readonly #options: DrawingOptions;
  #filter: CatalogFilter = everything;
  #isOpen = false;
  #own: CatalogOwn | undefined;
  #isLoadingOwn = false;
  #dialog: RequestDialog | undefined;
  #error: unknown;
  #isToFocus = false;

  constructor(host: BadgeCatalogElement, options: DrawingOptions) {
    this.#host = host;
    this.#options = options;
    options.addStyles(drawingStyles);
    host.addController(this);
  }

  sayFailure(error: unknown): string {
    return this.#options.text(errorKey(catalogFr, error));
  }

  render(items: readonly CatalogItem[]): TemplateResult {
    const {backend, text} = this.#options;
    const {headingLevel, requestHref, language} = this.#host;
    if (backend.session) void this.#loadOwn();
    const badges = items.map(({badge}) => badge);
    const names = new Map(badges.map(({id, name}) => [id, inLanguage(name, language)]));
    const shown = new Set(badges.filter((badge) => matches(badge, this.#filter, language)));
    const hasFilters = badges.length >= filteredFrom;
    return html`<section class="catalog" aria-label=${text('title')}>
      ${headingLevel === 0 ? nothing : outlineHeading({level: headingLevel, id: 'heading', className: 'title'}, text('title'))}
      ${
        hasFilters
          ? renderFilters({
              text,
              filter: this.#filter,
              choices: choicesIn(badges, language),
              isOpen: this.#isOpen,
              onToggle: () => {
                this.#isOpen = !this.#isOpen;
                this.#host.requestUpdate();
              },
              onChange: (change) => {
                this.#show({...this.#filter, ...change});
              },
            })
          : nothing
      }
      ${this.#renderCount(shown.size, badges.length)} ${this.#renderTrouble()}
      <ul class="badges" part="badges">
        ${items.map((item, index) =>
          renderCard(item, index, {
            text,
            language,
            requestHref,
            base: backend.context.backend,
            level: headingLevel === 0 ? 3 : headingLevel + 1,
            canAsk: backend.hasBackend || requestHref !== '',
            isHidden: !shown.has(item.badge),
            stage: this.#own?.stageOf(item.badge.id) ?? 'ask',
            nameOf: (id) => names.get(id) ?? id,
            onAsk: this.#onAsk,
          }),
        )}
      </ul>
      ${this.#dialog?.render({title: text('title'), close: text('close')}) ?? nothing}
    </section>`;
  }

  hostUpdated(): void {
    this.#dialog?.update();
    if (!this.#isToFocus) return;
    this.#isToFocus = false;
    this.#host.renderRoot.querySelector<HTMLElement>('#words')?.focus();
  }

  #renderCount(n: number, total: number): TemplateResult {
    const {text} = this.#options;
    const isLess = isFiltering(this.#filter);
    return html`<div class="count">
      <p role="status" class="quiet">
        ${total === 0 ? text('nothing') : n === 0 ? text('none') : isLess ? text('some', {n, total}) : text('count', {n})}
      </p>
      ${
        isLess
          ? html`<button class="button plain" type="button" @click=${this.#onReset}>${text('reset')}</button>`
          : nothing
      }
    </div>`;
  }

  /** The badges are there all the same. */
  #renderTrouble(): TemplateResult | typeof nothing {
    const {text} = this.#options;
    const own = this.#own?.error;
    if (own === undefined && this.#error === undefined) return nothing;
    return html`<div class="trouble">
      <p role="alert">${own === undefined ? this.sayFailure(this.#error) : text('ownUnknown')}</p>
      ${
        own === undefined
          ? nothing
          : html`<button class="button secondary" type="button" @click=${() => this.#own?.retry()}>
              ${text('retry')}
            </button>`
      }
    </div>`;
  }

  #show(filter: CatalogFilter): void {
    this.#filter = filter;
    this.#host.requestUpdate();
  }

  readonly #onReset = (): void => {
    // The button goes: the focus is put where one looks on.
    this.#isToFocus = true;
    this.#show(everything);
  };

  readonly #onAsk = (badge: string, event: Event): void => {
    const {structure} = this.#options.backend;
    const isLink = event.currentTarget instanceof HTMLAnchorElement;
    if (!this.#host.dispatchEvent(new BadgeCatalogAskEvent({structure, badge}))) event.preventDefault();
    else if (!isLink) void this.#ask(badge);
  };

  async #ask(badge: string): Promise<void> {
    this.#error = undefined;
    try {
      const part = await import('../request-dialog/request-dialog.js');
      const {backend, addStyles} = this.#options;
      if (!this.#dialog) {
        addStyles(part.dialogStyles);
        this.#dialog = new part.RequestDialog(this.#host, {
          context: () => backend.context,
          structure: () => backend.structure,
          onSent: () => {
            backend.context.notifyChange();
          },
        });
      }
      this.#dialog.open(badge);
    } catch {
      this.#error = {code: 'UNREACHABLE'};
      this.#host.requestUpdate();
    }
  }

  /** Once; without it the catalogue is whole all the same. */
  async #loadOwn(): Promise<void> {
    if (this.#own || this.#isLoadingOwn) return;
    this.#isLoadingOwn = true;
    try {
      const {CatalogOwn} = await import('./catalog-own.js');
      this.#own = new CatalogOwn(this.#host, this.#options.backend);
      this.#host.requestUpdate();
    } catch {
      // Tried again with the next render.
    }
    this.#isLoadingOwn = false;
  }
}
