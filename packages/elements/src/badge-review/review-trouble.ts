/** What is shown when the list, or the request, cannot be had. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {codeOf} from '../text/error-key.js';
import {reviewErrorWords} from './review-error.js';
import {type FrameOptions, renderCard, renderPageLink} from './review-frame.js';
import type {ReviewOptions} from './review-screen.js';

export function renderProblem(error: unknown, text: ReviewOptions['text']): TemplateResult {
  return html`<div class="box truth" data-focus="problem" tabindex="-1">
    ${unsureMark()}<strong>${reviewErrorWords(error, text)}</strong>
  </div>`;
}

/** Tried again, or by another account, or on another page. */
export function renderFailed(
  error: unknown,
  options: FrameOptions & {
    readonly text: ReviewOptions['text'];
    readonly onRetry: () => void;
    readonly onOtherAccount: () => void;
  },
): TemplateResult {
  const {text, onRetry, onOtherAccount} = options;
  const isForbidden = ['FORBIDDEN', 'NOT_AN_EXAMINER', 'ORIGIN_NOT_REGISTERED'].includes(codeOf(error));
  return renderCard(
    html`${renderProblem(error, text)} ${isForbidden ? renderPageLink(text('notHere'), options) : nothing}
      <div class="actions">
        <button class="button secondary" type="button" @click=${isForbidden ? onOtherAccount : onRetry}>
          ${text(isForbidden ? 'otherAccount' : 'retry')}
        </button>
      </div>`,
    options,
  );
}
