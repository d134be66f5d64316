/** Where what the person has written is, said where they write it and before they send it. */
import {html, nothing, type TemplateResult} from 'lit';
import {yesIcon} from '../../art/icons.js';
import {unsureMark} from '../../art/marks.js';
import type {ScreenOptions} from '../screen.js';

/** Said only when it is true. */
export function renderKept(options: ScreenOptions): TemplateResult | typeof nothing {
  const {flow, sender, text} = options;
  if (!flow.hasBegun) return nothing;
  return html`<div class="kept small">
    ${renderWhere(options)}
    ${
      sender.isOffline && flow.draft?.isQueued !== true
        ? html`<p class="hint">${unsureMark()}<span>${text('offlineGoOn')}</span></p>`
        : nothing
    }
    ${flow.isOpenElsewhere ? html`<p class="hint">${text('openElsewhere')}</p>` : nothing}
    ${
      flow.deviceOwner === undefined
        ? nothing
        : html`<button
            class="button plain pulled"
            type="button"
            @click=${() => {
              flow.show({kind: 'erase', from: flow.screen});
            }}
          >
            ${text('erase')}
          </button>`
    }
  </div>`;
}

function renderWhere({flow, text}: ScreenOptions): TemplateResult | typeof nothing {
  switch (flow.keeping) {
    case 'kept':
      return flow.isKeepingLate
        ? html`<p class="hint">${unsureMark()}<span>${text('draftLate')}</span></p>`
        : html`<p class="hint">${yesIcon()}<span>${text('draftKept')}</span></p>`;
    case 'inPage':
      return flow.deviceOwner === 'shared' ? html`<p class="hint">${text('keptNowhere')}</p>` : nothing;
    case 'refused':
    case 'full':
      return html`<p class="hint">
        ${unsureMark()}<span
          >${text(flow.keeping === 'full' ? 'keptFull' : 'keptRefused')} ${text('canSend')}</span
        >
      </p>`;
    case 'unsaved':
      return nothing;
  }
}

/** What has just happened to the request, above the screen that it led to. */
export function renderNote({flow, text}: ScreenOptions): TemplateResult | typeof nothing {
  if (flow.note === undefined) return nothing;
  return html`<p class="box">${text(`note.${flow.note}`)}</p>`;
}
