import type {LocalisedText} from '@pepites/recognition';
import {html, type PropertyValues, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {BadgeElement} from '../base/badge-element.js';
import {outlineHeading} from '../base/outline-heading.js';
import {Task} from '../base/task.js';
import {withPart} from '../base/with-part.js';
import {BackendController} from '../context/backend-controller.js';
import {type BadgeDesign, firstDesign, readDesign} from '../design/badge-design.js';
import {faultOf} from '../design/design-faults.js';
import {BadgeDesignChangeEvent} from '../events/design-events.js';
import {designerShellFr} from '../messages/designer-shell.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {noteStyles} from '../styles/note.styles.js';
import {truthStyles} from '../styles/truth.styles.js';
import {visuallyHiddenStyles} from '../styles/visually-hidden.styles.js';
import {errorKey} from '../text/error-key.js';
import {around, inOwnLanguage} from '../text/in-own-language.js';
import {type Aim, DesignerFlow, type Purpose, purposes} from './designer-flow.js';
import type {DesignerParts} from './designer-screens.js';
import {OwnAward} from './own-award.js';

const states = ['waiting', 'draw', 'words', 'check', 'shelf', 'saving', 'done', 'failed'] as const;

const focusSelectors = {
  heading: '.ask',
  problem: '[aria-invalid="true"], [data-focus="problem"]',
  news: '[data-focus="news"]',
  alt: '#alt',
} as const;

/**
 * Composing a badge: its shape, colours, picture, level and words, with a picture of it that is always there; then what it shows and
 * what its image shows, in words; then a look at all of it. `purpose` says what becomes of it. Colours that
 * cannot be read are refused, and one button corrects them.
 *
 * In a form it gives the design as JSON, and holds the form back while the design is refused.
 *
 * Keyboard: each choice is a line that opens, with radio buttons in it (arrow keys); the rest is plain Tab. When a screen opens its heading
 * takes the focus; when something is missing, the field. Polite live regions say whether the picture can be seen, and what was undone.
 *
 * @summary Draws a badge: one’s own, a structure’s, or an image for the page.
 * @tagname badge-designer
 * @fires {BadgeDesignChangeEvent} badge-design-change - The person has changed the design.
 * @fires {BadgeDesignSaveEvent} badge-design-save - The badge is about to be kept. Cancelable.
 * @fires {BadgeDesignSavedEvent} badge-design-saved - The badge is kept.
 * @fires {BadgeDesignNextEvent} badge-design-next - Evidence or a recommendation is wanted for the new badge. Cancelable.
 * @csspart card - The surface.
 * @csspart preview - The image of the badge.
 * @csspart button - The primary button of each screen.
 * @cssstate waiting @cssstate draw @cssstate words @cssstate check @cssstate shelf @cssstate saving @cssstate done @cssstate failed
 */
export class BadgeDesignerElement extends BadgeElement {
  static readonly formAssociated = true;

  static override properties = {
    backend: {},
    structure: {},
    badge: {},
    purpose: {},
    name: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    _announcement: {state: true, attribute: false},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    directionStyles,
    cardStyles,
    markStyles,
    noteStyles,
    truthStyles,
    visuallyHiddenStyles,
  ];

  /** Address of the backend; without it, that of the nearest `<badge-backend>`; without any, the image is for the page alone. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** Id of the structure’s badge that gets the image, where `purpose` is `structure`; without it, a new badge is made, or one is taken up. */
  badge = '';

  /**
   * What becomes of it: `own`, a badge of one’s own, which is published; `structure`, a badge of the structure, kept as a draft, proposed or
   * published by those who may, or the image of `badge`; `drawing`, an image that the page or the person keeps.
   */
  purpose: Purpose = 'own';

  /** Name of the design in the form around it. */
  name = '';

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  private _announcement = '';

  readonly #text = this.useMessages({
    fr: designerShellFr,
    en: async () => (await import('../messages/designer-shell.en.js')).designerShellEn,
    es: async () => (await import('../messages/designer-shell.es.js')).designerShellEs,
    ar: async () => (await import('../messages/designer-shell.ar.js')).designerShellAr,
    uk: async () => (await import('../messages/designer-shell.uk.js')).designerShellUk,
  });
  readonly #backend = new BackendController(this);
  readonly #flow = new DesignerFlow(this, (design) => {
    this.dispatchEvent(new BadgeDesignChangeEvent(design));
  });
  #parts: DesignerParts | undefined;

  readonly #found = new Task(this, {
    args: () => {
      const {context, structure, session} = this.#backend;
      const isLead = session?.person.roles.includes('lead') === true;
      return [context, structure, this.#purposeNow(), this.badge, isLead] as const;
    },
    task: async ([context, structure, aim, badge, isLead], {signal}): Promise<LocalisedText | undefined> => {
      if (aim !== 'image') {
        await this.#loadParts();
        return undefined;
      }
      const named = context.use((client) => client.badges.get({structure, badge}, {signal}));
      const {name} = await withPart(named, this.#loadParts());
      // Who may change it goes on from what it is drawn from now.
      if (isLead && !this.#flow.hasBegun) {
        const {design} = await context.use((client) => client.badges.edit({structure, badge}, {signal}));
        if (design) this.value = design;
      }
      return name;
    },
  });

  readonly #award = new OwnAward(this, this.#backend, () => this.#parts?.keeper.award);

  /** The design as data. What it does not know of what it is given is as in a new design. */
  get value(): BadgeDesign {
    return this.#flow.design;
  }

  set value(value: unknown) {
    this.#flow.design = readDesign(value);
  }

  /** The form around it, if any. */
  get form(): HTMLFormElement | null {
    return this.internals?.form ?? null;
  }

  /** The badge as SVG text. */
  async toSvg(): Promise<string> {
    return (await this.#images()).svg;
  }

  /** The badge as a PNG image of 600 × 600 pixels. */
  async toPng(): Promise<Blob> {
    return (await this.#images()).image;
  }

  /** The form is set back. */
  formResetCallback(): void {
    this.#flow.clear();
    this.#flow.show('draw');
    this.#flow.focusTarget = undefined;
  }

  /** The browser brings back what was there before a reload or a step back. */
  formStateRestoreCallback(state: unknown): void {
    try {
      this.value = typeof state === 'string' ? JSON.parse(state) : firstDesign;
    } catch {
      this.value = firstDesign;
    }
  }

  protected override willUpdate(): void {
    const {design} = this.#flow;
    this.internals?.setFormValue(JSON.stringify(design));
    const fault = faultOf(design);
    this.internals?.setValidity(fault ? {customError: true} : {}, fault ? this.#text('unreadable') : '');
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {focusTarget} = this.#flow;
    if (!focusTarget || !this.#parts) return;
    const found = this.renderRoot.querySelector<HTMLElement>(focusSelectors[focusTarget]);
    if (!found) return;
    this.#flow.focusTarget = undefined;
    found.focus();
  }

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>
      ${this.#found.render({
        initial: () => this.#renderWaiting(),
        pending: () => (this.#parts ? this.#renderCard() : this.#renderWaiting()),
        complete: () => this.#renderCard(),
        error: (error) => this.#renderFailed(error),
      })}
      <div class="visually-hidden" role="status">${this._announcement}</div>
    </div>`;
  }

  #renderWaiting(): TemplateResult {
    this.setState(states, 'waiting');
    return html`<p class="waiting">${this.#text('waiting')}</p>`;
  }

  #renderFailed(error: unknown): TemplateResult {
    this.setState(states, 'failed');
    return html`<div class="card problem" part="card">
      <p class="truth">${unsureMark()}<strong>${this.#text(errorKey(designerShellFr, error))}</strong></p>
      <button class="button secondary" type="button" @click=${() => void this.#found.run()}>
        ${this.#text('retry')}
      </button>
    </div>`;
  }

  #renderCard(): TemplateResult {
    const parts = this.#parts;
    if (!parts) return this.#renderWaiting();
    const {screen} = this.#flow;
    const isDone = ['done', 'evidence', 'recommendation'].includes(screen);
    const state = isDone ? 'done' : (screen as 'draw' | 'words' | 'check' | 'shelf');
    this.setState(states, parts.keeper.isSaving ? 'saving' : state);
    const name = this.#found.value;
    // No landmark: two on one page would have the same name.
    return html`<div class="card screen" part="card" role="group" aria-labelledby="heading">
      <div class="head">
        ${outlineHeading(
          {level: this.headingLevel, id: 'heading', className: 'title'},
          this.#text(`title.${this.#purposeNow()}`),
        )}
        ${name ? html`<p class="quiet">${this.#sayBadge(name)}</p>` : ''}
      </div>
      ${parts.renderScreen({
        host: this,
        flow: this.#flow,
        picture: parts.picture,
        keeper: parts.keeper,
        language: this.language,
        purpose: this.#purposeNow(),
        headingLevel: this.headingLevel,
        backend: this.#backend,
        badge: this.badge,
        award: this.#award.value,
        announce: (sentence) => {
          this._announcement = sentence;
        },
      })}
    </div>`;
  }

  #sayBadge(badge: LocalisedText): string | TemplateResult {
    return around((name) => this.#text('forBadge', {name}), inOwnLanguage(badge, this.language));
  }

  /** Without what it needs, a purpose is no more than a drawing. */
  #purposeNow(): Aim {
    const {purpose} = this;
    if (!purposes.includes(purpose) || !this.#backend.hasBackend) return 'drawing';
    return purpose === 'structure' && this.badge !== '' ? 'image' : purpose;
  }

  async #loadParts(): Promise<DesignerParts> {
    if (this.#parts) return this.#parts;
    const screens = await import('./designer-screens.js');
    this.#parts ??= screens.makeParts(this, this.useMessages(screens.designerWords));
    this.addStyles(screens.screenStyles);
    return this.#parts;
  }

  async #images(): Promise<{svg: string; image: Blob}> {
    const {picture} = await this.#loadParts();
    return picture.imagesOf(this.#flow.design, this.#flow.words.alt ?? '');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-designer': BadgeDesignerElement;
  }
}
