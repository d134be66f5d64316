/** The step that is open: the page is asked first, then its sheet is shown. The sheet is loaded when the first step is opened. */
import {nothing, type CSSResult, type TemplateResult} from 'lit';
import {BadgeStepOpenEvent} from '../events/pathway-events.js';
import {translate} from '../text/messages.js';
import type {PathwayView, StepView} from './pathway-view.js';
import type {SheetOptions} from './step-sheet.js';

export interface OpeningOptions extends Pick<SheetOptions, 'text' | 'language' | 'base' | 'canAsk'> {
  readonly onActivate: (step: StepView) => void;
}

export class StepOpening {
  readonly #root: ShadowRoot;
  readonly #changed: () => void;
  readonly #addStyles: (styles: readonly CSSResult[]) => void;
  #part: typeof import('./step-sheet.js') | undefined;
  #opened: string | undefined;

  constructor(root: ShadowRoot, changed: () => void, addStyles: (styles: readonly CSSResult[]) => void) {
    this.#root = root;
    this.#changed = changed;
    this.#addStyles = addStyles;
  }

  async open({id, badge}: StepView, structure: string): Promise<void> {
    const event = new BadgeStepOpenEvent({step: id, badge: badge?.id, structure});
    if (!this.#root.host.dispatchEvent(event)) return;
    // Without its part the step stays closed; pressing again tries again.
    const part = await import('./step-sheet.js').catch(() => undefined);
    if (!part) return;
    if (!this.#part) this.#addStyles(part.sheetStyles);
    this.#part = part;
    this.#show(id);
  }

  render({steps}: PathwayView, options: OpeningOptions): TemplateResult | typeof nothing {
    const part = this.#part;
    const step = steps.find(({id}) => id === this.#opened);
    if (!part || !step) return nothing;
    const {language} = options;
    const isAskable =
      step.badge !== undefined && !step.isKey && step.state !== 'earned' && step.state !== 'requested';
    return part.renderSheet(step, {
      ...options,
      sheetText: (key, ...values) =>
        translate({fr: part.sheetFr, en: part.sheetEn}, language, key, values[0]),
      canAsk: isAskable && options.canAsk,
      onAsk: () => {
        this.#show(undefined);
        options.onActivate(step);
      },
      onClose: () => {
        this.#show(undefined);
      },
    });
  }

  /** After each render. */
  update(): void {
    const sheet = this.#root.querySelector<HTMLDialogElement>('dialog.sheet');
    if (sheet && !sheet.open) sheet.showModal();
  }

  #show(step: string | undefined): void {
    this.#opened = step;
    this.#changed();
  }
}
