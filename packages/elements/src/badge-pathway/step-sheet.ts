/** What a step opens: its badge, what it shows, how it is earned, and what can be done about it. Loaded when the first one is opened. */
import {inLanguage} from '@pepites/recognition';
import {type CSSResult, html, type LitElement, nothing, type TemplateResult} from 'lit';
import {medallion} from '../art/medallion.js';
import {pictureUrl} from '../base/picture-url.js';
import type {BackendContext} from '../context/backend-context.js';
import {sheetFr} from '../messages/sheet.fr.js';
import {LaterWords} from '../text/later-words.js';
import type {Language} from '../text/messages.js';
import {sheetStyles} from '../styles/sheet.styles.js';
import type {ActDesk} from './acts/act-desk.js';
import {isOfCourse, type PathwayView, type StepView} from './pathway-view.js';
import {stepSheetStyles} from './step-sheet.styles.js';
import {seatOf} from './pathway-step.js';
import {
  askWords,
  isIncomplete,
  isReadFirst,
  noteWords,
  opensWords,
  stateWords,
  type Wording,
} from './step-words.js';

export interface SheetOptions extends Wording {
  readonly language: Language;
  readonly base: string;
  readonly context: BackendContext;
  readonly structure: string;
  /** Is there anywhere to ask for a badge? */
  readonly canAsk: boolean;
  /** The page's own address for it; empty when it has none. */
  readonly requestHref: string;
  readonly onAsk: (step: StepView) => void;
}

const words = new LaterWords({
  fr: sheetFr,
  en: async () => (await import('../messages/sheet.en.js')).sheetEn,
  es: async () => (await import('../messages/sheet.es.js')).sheetEs,
  ar: async () => (await import('../messages/sheet.ar.js')).sheetAr,
  uk: async () => (await import('../messages/sheet.uk.js')).sheetUk,
});

type SheetText = ReturnType<typeof words.in>;

export class StepSheet {
  readonly #host: LitElement;
  readonly #addStyles: (styles: readonly CSSResult[]) => void;
  #opened: string | undefined;
  #acts: ActDesk | undefined;

  constructor(host: LitElement, addStyles: (styles: readonly CSSResult[]) => void) {
    this.#host = host;
    this.#addStyles = addStyles;
    addStyles([sheetStyles, stepSheetStyles]);
  }

  /** All at once: what can be done does not come under a finger that is on its way. */
  async open(
    step: StepView,
    options: Pick<SheetOptions, 'context' | 'structure' | 'language'>,
  ): Promise<void> {
    this.#acts?.forget();
    await words.load(options.language);
    if (isTheirs(step, options.context)) await (await this.#loadActs(options))?.prepare(step, options);
    this.#show(step.id);
  }

  #show(step: string | undefined): void {
    this.#opened = step;
    this.#host.requestUpdate();
  }

  /** Takes the key badge that is offered, unless the page does it instead; the sheet says what comes of it. */
  async claim(
    step: StepView,
    options: Pick<SheetOptions, 'context' | 'structure' | 'language'>,
  ): Promise<void> {
    await words.load(options.language);
    const acts = await this.#loadActs(options);
    if (!acts?.mayClaim(step, options)) return;
    acts.forget();
    this.#show(step.id);
    acts.take(step, options);
  }

  render(view: PathwayView, options: SheetOptions): TemplateResult | typeof nothing {
    const step = view.steps.find(({id}) => id === this.#opened);
    if (!step) return nothing;
    const {language, base} = options;
    const text: SheetText = words.in(language, () => {
      this.#host.requestUpdate();
    });
    const {badge} = step;
    const state = stateWords(step, options);
    return html`<dialog class="sheet" aria-labelledby="sheet-title" closedby="any" @close=${this.#onClose}>
      <div class="sheet-body">
        <div class="sheet-head">
          ${badge ? medallion({imageUrl: pictureUrl(step.imageUrl, base), isKey: step.isKey, ...seatOf(step)}) : nothing}
          <div>
            <h2 class="title" id="sheet-title" tabindex="-1">${step.title}</h2>
            ${state === '' ? nothing : html`<p>${state}</p>`}
          </div>
        </div>
        ${isTheirs(step, options.context) ? (this.#acts?.renderMissing(step, options) ?? nothing) : nothing}
        ${renderBadge(step, text, language)} ${renderGathered(step, view, {text, words: options})}
        ${sayMore(step, options).map((words) => html`<p class="quiet">${words}</p>`)}
        ${
          badge && badge.structureName !== ''
            ? html`<p class="quiet">${text('givenBy', {name: badge.structureName})}</p>`
            : nothing
        }
        ${this.#renderActs(step, text, options)}
      </div>
    </dialog>`;
  }

  /** After each render. */
  update(): void {
    const sheet = this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.sheet');
    if (sheet && !sheet.open) sheet.showModal();
    this.#acts?.update();
  }

  #renderActs(step: StepView, text: SheetText, options: SheetOptions): TemplateResult {
    const {badge, state} = step;
    const acts = isTheirs(step, options.context) ? this.#acts : undefined;
    if (isTheirs(step, options.context)) void this.#loadActs(options);
    const canAsk =
      badge !== undefined &&
      !step.isKey &&
      state !== 'earned' &&
      state !== 'requested' &&
      (!isOfCourse(step) || options.requestHref !== '');
    return html`${acts?.renderOffer(step, options)}
      ${isIncomplete(step) && !options.canAsk ? html`<p>${text('completeElsewhere')}</p>` : nothing}
      <div class="actions">
        ${acts?.renderButtons(step, options)}
        ${
          canAsk && options.canAsk
            ? html`<button
                class="button primary"
                type="button"
                @click=${() => {
                  this.#close();
                  options.onAsk(step);
                }}
              >
                ${askWords(step, options)}
              </button>`
            : nothing
        }
        <button class="button secondary" type="button" @click=${this.#onClose}>${text('close')}</button>
      </div>
      ${this.#acts?.renderResult(step, options)}`;
  }

  /** Without their part the sheet says what it says all the same; opening it again tries again. */
  async #loadActs({language}: Pick<SheetOptions, 'language'>): Promise<ActDesk | undefined> {
    const part = await import('./acts/act-desk.js').catch(() => undefined);
    await part?.actWords.load(language);
    return part ? this.#useActs(part) : this.#acts;
  }

  /** Once, however often it was asked for meanwhile. */
  #useActs({ActDesk, actStyles}: typeof import('./acts/act-desk.js')): ActDesk {
    if (this.#acts) return this.#acts;
    this.#addStyles(actStyles);
    this.#host.requestUpdate();
    return (this.#acts = new ActDesk(this.#host));
  }

  readonly #onClose = (): void => {
    this.#close();
  };

  #close(): void {
    this.#acts?.forget();
    this.#show(undefined);
  }
}

/** Has the person who is signed in something to do with it? */
function isTheirs(step: StepView, {session}: BackendContext): boolean {
  const isOwn = (step.award ?? step.offer) !== undefined || isOfCourse(step) || isReadFirst(step);
  return session !== undefined && isOwn;
}

function renderBadge(
  {badge}: StepView,
  text: SheetText,
  language: Language,
): TemplateResult | typeof nothing {
  if (!badge) return nothing;
  const description = inLanguage(badge.description, language);
  const howEarned = badge.howEarned ? inLanguage(badge.howEarned, language) : '';
  return html`${description === '' ? nothing : html`<p>${description}</p>`}
  ${
    badge.criteria.length === 0
      ? nothing
      : html`<h3>${text('criteria')}</h3>
          <ul class="criteria">
            ${badge.criteria.map((criterion) => html`<li>${inLanguage(criterion, language)}</li>`)}
          </ul>`
  }
  ${
    howEarned === ''
      ? nothing
      : html`<h3>${text('howEarned')}</h3>
          <p>${howEarned}</p>`
  }`;
}

/** The badges that a key badge is made of, as far as they are on the pathway. */
function renderGathered(
  {badge, isKey}: StepView,
  {steps, hasPerson}: PathwayView,
  {text, words}: {readonly text: SheetText; readonly words: Wording},
): TemplateResult | typeof nothing {
  const ids = new Set(isKey ? badge?.requires : []);
  const gathered = steps.filter((step) => step.badge && ids.has(step.badge.id));
  if (gathered.length === 0) return nothing;
  return html`<h3>${text('gathers')}</h3>
    <ul class="criteria">
      ${gathered.map(
        (step) =>
          html`<li>
            ${step.title}${hasPerson ? html` <span class="quiet">(${stateWords(step, words)})</span>` : nothing}
          </li>`,
      )}
    </ul>`;
}

/** What the map says of it, and what it leads to: on the map not each step says that. */
function sayMore(step: StepView, options: SheetOptions): string[] {
  return [...new Set([...noteWords(step, options), ...opensWords(step, options)])];
}
