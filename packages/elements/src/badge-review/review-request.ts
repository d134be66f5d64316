/** One open request: who asks for what since when, the evidence beside the criteria and the answer. */
import {inLanguage, type RequestReview} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {medallion} from '../art/medallion.js';
import {outlineHeading} from '../base/outline-heading.js';
import {formatAge} from '../text/format-age.js';
import {renderDecision} from './review-decision.js';
import {reviewErrorWords} from './review-error.js';
import {renderEvidence} from './review-evidence.js';
import type {ReviewOptions} from './review-screen.js';

export interface RequestOptions extends ReviewOptions {
  /** Place in the queue, from 1; 0 when it is no longer in it. */
  readonly position: number;
  readonly total: number;
  readonly onSend: () => void;
  readonly onLater: () => void;
  readonly onNext: () => void;
}

export function renderRequest(options: RequestOptions): TemplateResult {
  const {flow, text, language, headingLevel, pictureOf, position, total, now} = options;
  if (!flow.open) return html``;
  const {request, badge} = flow.open;
  const age = formatAge(request.submittedAt, now, language);
  return html`<section class="card request" part="card" aria-labelledby="heading">
    <div class="head">
      ${medallion({imageUrl: pictureOf(request.badgeImageUrl)})}
      <div>
        ${outlineHeading(
          {level: headingLevel, id: 'heading', className: 'title'},
          inLanguage(request.badgeName, language),
        )}
        <p class="quiet">${text('fromAged', {name: request.earnerName, age})}</p>
      </div>
      ${position > 0 ? html`<p class="quiet">${text('position', {n: position, total})}</p>` : nothing}
    </div>
    ${renderFailure(options)} ${renderEarlier(request.reviews, options)}
    <div class="columns">
      ${renderEvidence(request, badge, options)}
      <div class="answering">
        ${
          flow.isAnswerable
            ? renderDecision({...options, badge, earnerName: request.earnerName})
            : renderAnswered(options)
        }
      </div>
    </div>
  </section>`;
}

function renderFailure({flow, text}: RequestOptions): TemplateResult | typeof nothing {
  if (flow.error === undefined) return nothing;
  return html`<div class="box truth" data-focus="problem" tabindex="-1">
    ${unsureMark()}<strong>${reviewErrorWords(flow.error, text)}</strong>
  </div>`;
}

/** Answers given before, by others or to an earlier sending. */
function renderEarlier(
  reviews: readonly RequestReview[],
  {text}: RequestOptions,
): TemplateResult | typeof nothing {
  if (reviews.length === 0) return nothing;
  return html`<details>
    <summary>${text('earlier', {n: reviews.length})}</summary>
    <ul class="earlier">
      ${reviews.map(
        ({examinerName, answer, message}) =>
          html`<li>
            <p class="quiet">${text(`answered.${answer}`, {name: examinerName || text('examinerLeft')})}</p>
            ${message === '' ? nothing : html`<p class="piece"><span class="as-written">${message}</span></p>`}
          </li>`,
      )}
    </ul>
  </details>`;
}

/** Somebody else was faster: what was written stays in view, and the way on is there. */
function renderAnswered({flow, text, onNext}: RequestOptions): TemplateResult {
  const {message} = flow.decision;
  return html`${message === '' ? nothing : html`<p class="piece"><span class="as-written">${message}</span></p>`}
    <div class="actions">
      <button
        class="button primary"
        type="button"
        part="button"
        @click=${() => {
          onNext();
        }}
      >
        ${text('next')}
      </button>
    </div>`;
}
