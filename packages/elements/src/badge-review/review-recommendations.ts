/** What others wrote of the person for this request, each with what is known of who wrote it. */
import type {RequestRecommendation} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {trueMark, unsureMark} from '../art/marks.js';
import {outlineHeading} from '../base/outline-heading.js';
import type {RequestOptions} from './review-screen.js';

export function renderRecommendations(options: RequestOptions): TemplateResult | typeof nothing {
  const recommendations = options.flow.open?.recommendations ?? [];
  if (recommendations.length === 0) return nothing;
  return html`<ul class="recommendations">
    ${repeat(
      recommendations,
      ({id}) => id,
      (one) => renderOne(one, options),
    )}
  </ul>`;
}

/** Nobody has signed it yet, and a name is as it was written: that is said, and not taken for a check. */
function renderOne(
  {id, text: words, endorserName: name, way, isMine}: RequestRecommendation,
  {text, headingLevel}: RequestOptions,
): TemplateResult {
  return html`<li>
    ${outlineHeading(
      {level: headingLevel + 1, id: `recommendation-${id}`, className: 'sub'},
      text('recommendationBy', {name}),
    )}
    <blockquote class="piece"><span class="as-written" dir="auto">${words}</span></blockquote>
    <div class="truth">
      ${way === 'account' ? trueMark() : unsureMark()}
      <p class="small">
        ${text(`recommendation.${way}`)} ${isMine ? text('recommendation.mine') : text('recommendation.name')}
        ${text('recommendation.signed')}
      </p>
    </div>
  </li>`;
}
