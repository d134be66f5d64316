/** Room for words of the badge: its label, its hint, and what is missing, tied to it. */
import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {ScreenOptions} from '../designer-screens.js';
import {describedBy, isMissing, renderMissing} from './missing-word.js';
import {valueOf} from './screen-parts.js';

export interface WordArea {
  readonly label: string;
  readonly hint: string;
  readonly rows: number;
  readonly maxLength: number;
}

export function renderArea(
  options: ScreenOptions,
  word: 'description' | 'shows',
  {label, hint, rows, maxLength}: WordArea,
): TemplateResult {
  const {flow} = options;
  return html`<div>
    <label class="label" for=${word}>${label}</label>
    <textarea
      class="field"
      id=${word}
      rows=${rows}
      maxlength=${maxLength}
      aria-required="true"
      aria-invalid=${isMissing(options, word)}
      aria-describedby=${describedBy(options, word)}
      .value=${live(flow.words[word])}
      @input=${(event: Event) => {
        flow.write({[word]: valueOf(event)});
      }}
    ></textarea>
    <p class="hint small" id="${word}-hint">${hint}</p>
    ${renderMissing(options, word)}
  </div>`;
}
