/** After sending: somebody may be asked to recommend the person, while their request is examined. */
import {html, type TemplateResult} from 'lit';
import type {BackendContext} from '../../context/backend-context.js';
import {shareContext} from '../../context/share-context.js';
import type {ScreenOptions} from '../screen.js';

interface Asked {
  readonly structure: string;
  readonly request: string;
  readonly context: () => BackendContext;
}

/** What asks is loaded, and reads, once it is opened. */
export function renderAskRecommendation(
  {text, headingLevel}: ScreenOptions,
  {structure, request, context}: Asked,
): TemplateResult {
  return html`<details
    class="recommend"
    @toggle=${({currentTarget}: Event) => {
      const place =
        currentTarget instanceof HTMLDetailsElement &&
        currentTarget.open &&
        currentTarget.querySelector('div');
      if (!place || place.hasChildNodes()) return;
      const asking = document.createElement('badge-endorse');
      asking.setAttribute('structure', structure);
      asking.setAttribute('request', request);
      asking.setAttribute('heading-level', String(headingLevel + 2));
      place.append(asking);
      void import('../../badge-endorse/badge-endorse.js');
    }}
  >
    <summary>${text('recommend')}</summary>
    <p class="quiet">${text('recommendHint')}</p>
    <div @context-request=${shareContext(context)}></div>
  </details>`;
}
