/** Where what is composed is kept, said where it is composed; and whose device this is, asked once it has begun. */
import {html, nothing, type TemplateResult} from 'lit';
import {yesIcon} from '../../art/icons.js';
import {unsureMark} from '../../art/marks.js';
import type {ScreenOptions} from '../designer-screens.js';

/** Its live region is there before anything is kept. */
export function renderKeeping(options: ScreenOptions): TemplateResult {
  const {flow, kept, text} = options;
  const isAsked = flow.hasBegun && kept.owner === undefined;
  return html`<div class="keeping small">
    <div role="status">${flow.hasBegun ? renderWhere(options) : nothing}</div>
    ${isAsked ? renderQuestion(options) : nothing}
    ${
      kept.keeping === 'kept'
        ? html`<button
            class="button plain"
            type="button"
            @click=${() => {
              kept.drop();
              flow.clear();
              flow.note = 'erased';
              flow.show('draw');
            }}
          >
            ${text('erase')}
          </button>`
        : nothing
    }
  </div>`;
}

function renderWhere({kept, text}: ScreenOptions): TemplateResult | typeof nothing {
  if (kept.keeping === 'kept') return html`<p class="truth">${yesIcon()}<span>${text('kept')}</span></p>`;
  if (kept.keeping === 'refused')
    return html`<p class="truth">${unsureMark()}<span>${text('keptRefused')}</span></p>`;
  return kept.owner === 'shared' ? html`<p class="quiet">${text('keptNowhere')}</p>` : nothing;
}

function renderQuestion({kept, text}: ScreenOptions): TemplateResult {
  const choose = (owner: 'mine' | 'shared') => () => {
    kept.setOwner(owner);
  };
  return html`<div class="box" role="group" aria-labelledby="keep-ask" aria-describedby="keep-hint">
    <p id="keep-ask"><strong>${text('keepAsk')}</strong></p>
    <p id="keep-hint">${text('keepHint')}</p>
    <div class="actions">
      <button class="button secondary" type="button" @click=${choose('mine')}>${text('keepMine')}</button>
      <button class="button plain" type="button" @click=${choose('shared')}>${text('keepShared')}</button>
    </div>
  </div>`;
}
