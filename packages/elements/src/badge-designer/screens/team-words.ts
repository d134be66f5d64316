/** What is asked of a structure’s badge beyond its name: what it shows in one sentence, and how one gets it. */
import type {DraftProcess} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {ScreenOptions} from '../designer-screens.js';
import {renderRadios} from './radio-choices.js';
import {describedBy, isMissing, renderMissing} from './missing-word.js';
import {valueOf} from './screen-parts.js';

export function renderDescription(options: ScreenOptions): TemplateResult {
  const {flow, text} = options;
  return html`<div>
    <label class="label" for="description">${text('description')}</label>
    <textarea
      class="field"
      id="description"
      rows="2"
      maxlength="500"
      aria-required="true"
      aria-invalid=${isMissing(options, 'description')}
      aria-describedby=${describedBy(options, 'description')}
      .value=${live(flow.words.description)}
      @input=${(event: Event) => {
        flow.write({description: valueOf(event)});
      }}
    ></textarea>
    <p class="hint small" id="description-hint">${text('descriptionHint')}</p>
    ${renderMissing(options, 'description')}
  </div>`;
}

const processes = ['reviewed', 'automatic'] as const satisfies readonly DraftProcess[];

/** A badge that there is keeps its own way. */
export function renderProcess({flow, text}: ScreenOptions): TemplateResult | typeof nothing {
  if (flow.source.badge) return nothing;
  return html`<div>
    <p class="label" aria-hidden="true">${text('process')}</p>
    ${renderRadios({
      name: 'process',
      label: text('process'),
      chosen: flow.words.process,
      isWide: true,
      choose: (process) => {
        flow.write({process});
      },
      choices: processes.map((value) => ({
        value,
        label: text(`process.${value}`),
        swatch: nothing,
        hint: text(`process.${value}Hint`),
      })),
    })}
  </div>`;
}
