/** Whose device this is, asked before the first answer; and erasing what was kept on it. */
import {html, type TemplateResult} from 'lit';
import type {ScreenOptions} from '../screen.js';
import {screenHeading} from './parts.js';

export function renderDevice(options: ScreenOptions): TemplateResult {
  const {flow, text} = options;
  return html`
    <div>
      ${screenHeading(options, text('deviceAsk'))}
      <p>${text('deviceHint')}</p>
    </div>
    <div class="foot each">
      <button
        class="button primary wide"
        type="button"
        part="button"
        aria-describedby="mine-hint"
        @click=${() => {
          flow.setDeviceOwner('mine');
        }}
      >
        ${text('deviceMine')}
      </button>
      <p class="quiet" id="mine-hint">${text('deviceMineHint')}</p>
      <button
        class="button secondary wide"
        type="button"
        aria-describedby="shared-hint"
        @click=${() => {
          flow.setDeviceOwner('shared');
        }}
      >
        ${text('deviceShared')}
      </button>
      <p class="quiet" id="shared-hint">${text('deviceSharedHint')}</p>
    </div>
  `;
}

export function renderErase(options: ScreenOptions): TemplateResult {
  const {flow, text} = options;
  return html`
    <div>
      ${screenHeading(options, text('eraseAsk'))}
      <p>${text('eraseHint')}</p>
    </div>
    <div class="foot">
      <button
        class="button primary wide"
        type="button"
        part="button"
        @click=${() => {
          flow.back();
        }}
      >
        ${text('eraseNo')}
      </button>
      <button class="button secondary wide" type="button" @click=${() => void flow.erase()}>
        ${text('eraseYes')}
      </button>
    </div>
  `;
}
