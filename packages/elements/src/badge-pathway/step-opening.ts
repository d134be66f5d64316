/** The step that is open: the page is asked first, then its sheet is shown. The sheet is loaded when the first step is opened. */
import {nothing, type CSSResult, type LitElement, type TemplateResult} from 'lit';
import {BadgeStepOpenEvent} from '../events/pathway-events.js';
import type {PathwayView, StepView} from './pathway-view.js';
import type {SheetOptions, StepSheet} from './step-sheet.js';

export class StepOpening {
  readonly #host: LitElement;
  readonly #addStyles: (styles: readonly CSSResult[]) => void;
  #sheet: StepSheet | undefined;

  constructor(host: LitElement, addStyles: (styles: readonly CSSResult[]) => void) {
    this.#host = host;
    this.#addStyles = addStyles;
  }

  async open(
    step: StepView,
    options: Pick<SheetOptions, 'context' | 'structure' | 'language'>,
  ): Promise<void> {
    const {structure} = options;
    const event = new BadgeStepOpenEvent({step: step.id, badge: step.badge?.id, structure});
    if (this.#host.dispatchEvent(event)) await (await this.#load())?.open(step, options);
  }

  /** Takes the key badge that is offered. */
  async claim(step: StepView, options: Parameters<StepSheet['claim']>[1]): Promise<void> {
    await (await this.#load())?.claim(step, options);
  }

  render(view: PathwayView, options: SheetOptions): TemplateResult | typeof nothing {
    return this.#sheet?.render(view, options) ?? nothing;
  }

  /** After each render. */
  update(): void {
    this.#sheet?.update();
  }

  /** Without its part the step stays closed; pressing again tries again. */
  async #load(): Promise<StepSheet | undefined> {
    const part = await import('./step-sheet.js').catch(() => undefined);
    if (part) this.#sheet ??= new part.StepSheet(this.#host, this.#addStyles);
    return this.#sheet;
  }
}
