/** “I know this person too well”: asked once more, then the request is in other hands. */
import {html, type TemplateResult} from 'lit';
import {outlineHeading} from '../base/outline-heading.js';
import type {RequestOptions} from './review-screen.js';

export function renderHandOver({flow, text, headingLevel, onHandOver}: RequestOptions): TemplateResult {
  if (!flow.isHandingOver) {
    return html`<div class="know">
      <button
        class="button plain"
        type="button"
        data-focus="know"
        @click=${() => {
          flow.askToHandOver(true);
        }}
      >
        ${text('know')}
      </button>
    </div>`;
  }
  return html`<div class="box hand-over">
    ${outlineHeading({level: headingLevel + 1, id: 'hand-over', className: 'sub'}, text('knowTitle'))}
    <p>${text('knowHint')}</p>
    <div class="actions">
      <button
        class="button secondary"
        type="button"
        aria-disabled=${flow.isSending}
        @click=${() => {
          onHandOver();
        }}
      >
        ${text('handOver')}
      </button>
      <button
        class="button plain"
        type="button"
        @click=${() => {
          flow.askToHandOver(false);
        }}
      >
        ${text('keep')}
      </button>
    </div>
  </div>`;
}
