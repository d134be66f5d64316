/** Above a long pathway: finding a step by its title, and, where the map is drawn, making it larger or smaller. */
import {html, nothing, type TemplateResult} from 'lit';
import type {mapFr} from '../messages/map.fr.js';
import type {Text} from '../text/messages.js';
import {type Zoom, zooms} from './map-zoom.js';
import type {StepView} from './pathway-view.js';
import {plainText} from './step-keys.js';

export interface ToolOptions {
  readonly text: Text<typeof mapFr>;
  /** Words that are sought. */
  readonly sought: string;
  readonly found: readonly StepView[];
  readonly hasMap: boolean;
  readonly zoom: Zoom;
  /** Goes to the step that is to be done, where there is one. */
  readonly onMine: (() => void) | undefined;
  readonly onFind: (sought: string) => void;
  readonly onNext: () => void;
  /** @returns the zoom that is shown then, without a new render */
  readonly onZoom: (by: 1 | -1) => Zoom;
}

export function renderTools(options: ToolOptions): TemplateResult {
  const {text, sought, found} = options;
  return html`<div class="tools">
    ${
      options.onMine
        ? html`<button class="button secondary mine" type="button" @click=${options.onMine}>
            ${text('toMine')}
          </button>`
        : nothing
    }
    <form
      role="search"
      class="find"
      @submit=${(event: Event) => {
        event.preventDefault();
        options.onNext();
      }}
    >
      <label class="label" for="find">${text('find')}</label>
      <input
        id="find"
        class="field"
        type="search"
        autocomplete="off"
        .value=${sought}
        @input=${(event: Event) => {
          options.onFind((event.currentTarget as HTMLInputElement).value);
        }}
      />
      ${
        found.length > 0
          ? html`<button class="button secondary" type="submit">${text('next')}</button>`
          : nothing
      }
      <span role="status" class="quiet small"
        >${sought === '' ? nothing : text('found', {n: found.length})}</span
      >
    </form>
    ${options.hasMap ? renderZoom(options) : nothing}
  </div>`;
}

function renderZoom({text, zoom, onZoom}: ToolOptions): TemplateResult {
  const button = (by: 1 | -1, words: string): TemplateResult =>
    html`<button
      class="button secondary"
      type="button"
      aria-disabled=${String(isLast(zoom, by))}
      @click=${({currentTarget}: Event) => {
        const shown = onZoom(by);
        const buttons = currentTarget instanceof Element ? currentTarget.parentElement?.children : undefined;
        for (const [place, each] of [...(buttons ?? [])].entries())
          each.setAttribute('aria-disabled', String(isLast(shown, place === 0 ? -1 : 1)));
      }}
    >
      ${words}
    </button>`;
  return html`<div class="zoom">${button(-1, text('zoomOut'))} ${button(1, text('zoomIn'))}</div>`;
}

function isLast(zoom: Zoom, by: 1 | -1): boolean {
  return zoom === (by === -1 ? zooms[0] : zooms.at(-1));
}

/** Those whose title has the words in it, whatever their accents. */
export function findSteps(steps: readonly StepView[], sought: string): readonly StepView[] {
  const words = plainText(sought.trim());
  return words === '' ? [] : steps.filter(({title}) => plainText(title).includes(words));
}
