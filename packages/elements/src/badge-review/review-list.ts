/** The queue: how many wait, since when, the oldest first. */
import {type BadgeRequest, inLanguage} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {trueMark} from '../art/marks.js';
import {medallion} from '../art/medallion.js';
import {formatAge} from '../text/format-age.js';
import type {ReviewOptions} from './review-screen.js';

export interface ReviewQueue {
  /** The oldest first. */
  readonly items: readonly BadgeRequest[];
  /** How many wait in all; the list may hold fewer. */
  readonly waiting: number;
}

export function renderList({items, waiting}: ReviewQueue, options: ReviewOptions): TemplateResult {
  const {text} = options;
  if (items.length === 0) {
    return html`<div class="truth">
      ${trueMark()}
      <div>
        <strong>${text('empty')}</strong>
        <p class="quiet">${text('emptyHint')}</p>
      </div>
    </div>`;
  }
  return html`<p>
      ${text('count', {n: Math.max(waiting, items.length)})}
      ${items.length > 1 ? html`<span class="quiet">${text('oldest')}</span>` : nothing}
    </p>
    <ul class="queue">
      ${repeat(
        items,
        ({id}) => id,
        (request) => renderRow(request, options),
      )}
    </ul>`;
}

function renderRow(request: BadgeRequest, options: ReviewOptions): TemplateResult {
  const {flow, text, language, now, pictureOf} = options;
  const badge = inLanguage(request.badgeName, language);
  const age = formatAge(request.submittedAt, now, language);
  return html`<li>
    ${medallion({imageUrl: pictureOf(request.badgeImageUrl)})}
    <div>
      <p class="name">${badge}</p>
      <p class="quiet small">
        ${text('fromAged', {name: request.earnerName, age})}${
          request.revision > 1 ? html` · ${text('again')}` : nothing
        }
      </p>
    </div>
    <button
      class="button secondary"
      type="button"
      part="button"
      aria-label=${text('openNamed', {badge, name: request.earnerName, age})}
      @click=${() => void flow.openRequest(request.id)}
    >
      ${text('open')}
    </button>
  </li>`;
}
