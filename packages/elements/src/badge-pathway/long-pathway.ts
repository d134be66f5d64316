/** What only a long pathway needs: finding a step, the zoom of its map, one tab stop for all. Loaded before its first picture. */
import {html, type TemplateResult} from 'lit';
import type {mapFr} from '../messages/map.fr.js';
import {fieldStyles} from '../styles/field.styles.js';
import type {Text} from '../text/messages.js';
import type {MapStage, StagePlan} from './map-stage.js';
import {findSteps, renderTools} from './map-tools.js';
import type {PathwayView} from './pathway-view.js';
import {StepKeys} from './step-keys.js';

export const longStyles = [fieldStyles];

export interface LongOptions {
  readonly root: ShadowRoot;
  readonly stage: MapStage;
  /** Asks for a new render. */
  readonly changed: () => void;
  /** Draws the steps that are not drawn yet, and resolves then; undefined when all are there. */
  readonly whole: () => Promise<unknown> | undefined;
}

export class LongPathway {
  readonly #options: LongOptions;
  readonly #keys: StepKeys;
  #sought = '';
  #at = -1;

  constructor(options: LongOptions) {
    this.#options = options;
    this.#keys = new StepKeys(options.root, options.whole);
  }

  render(view: PathwayView, plan: StagePlan | undefined, text: Text<typeof mapFr>): TemplateResult {
    const {root, stage, changed} = this.#options;
    const shown = plan?.steps ?? view.steps;
    const found = findSteps(shown, this.#sought);
    const due = shown.find(({isDue}) => isDue)?.id;
    return html`<button
        class="button secondary skip"
        type="button"
        @click=${() => {
          root.querySelector<HTMLElement>('.end')?.focus();
        }}
      >
        ${text('skip')}
      </button>
      ${renderTools({
        text,
        sought: this.#sought,
        found,
        hasMap: plan !== undefined,
        zoom: stage.zoom,
        onMine:
          view.hasPerson && due !== undefined
            ? () => {
                this.#keys.focus(due);
              }
            : undefined,
        onFind: (sought) => {
          this.#sought = sought;
          this.#at = -1;
          changed();
        },
        onNext: () => {
          this.#at = (this.#at + 1) % Math.max(1, found.length);
          const step = found[this.#at];
          if (step) this.#keys.focus(step.id);
        },
        onZoom: (by) => stage.zoomBy(by),
      })}
      <p class="visually-hidden" id="keys">${text('keys')}</p>`;
  }

  /** After each render. */
  update(view: PathwayView, {isLong}: {readonly isLong: boolean}): void {
    this.#keys.update({isOn: isLong, due: view.steps.find(({isDue}) => isDue)?.id});
  }
}
