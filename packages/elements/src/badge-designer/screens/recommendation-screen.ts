/** Asking for a recommendation of the new badge at once. */
import {html, type TemplateResult} from 'lit';
import {shareContext} from '../../context/share-context.js';
import type {ScreenOptions} from '../designer-screens.js';
import {screenHeading} from './screen-parts.js';

export function renderRecommendation(options: ScreenOptions): TemplateResult {
  const {text, flow, backend, keeper, headingLevel} = options;
  void import('../../badge-endorse/badge-endorse.js');
  return html`${screenHeading(options, text('act.recommendation'))}
    <div @context-request=${shareContext(() => backend.context)}>
      <badge-endorse
        structure=${backend.structure}
        award=${keeper.award ?? ''}
        heading-level=${headingLevel + 2}
      ></badge-endorse>
    </div>
    <div>
      <button
        class="button plain"
        type="button"
        @click=${() => {
          flow.show('done');
        }}
      >
        ${text('back')}
      </button>
    </div>`;
}
