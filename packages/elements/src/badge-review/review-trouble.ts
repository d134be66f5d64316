/** What is shown when the list, or the request, cannot be had. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {codeOf, isUnreachable} from '../text/error-key.js';
import {reviewErrorWords} from './review-error.js';
import {type FrameOptions, renderCard, renderPageLink} from './review-frame.js';
import type {ReviewOptions} from './review-screen.js';

/** @param onRetry what can be tried again where no answer came */
export function renderProblem(
  error: unknown,
  text: ReviewOptions['text'],
  onRetry?: () => void,
): TemplateResult {
  return html`<div class="box truth" data-focus="problem" tabindex="-1">
    ${unsureMark()}
    <div>
      <strong>${reviewErrorWords(error, text)}</strong>
      ${onRetry && isUnreachable(error) ? renderRetry(text('retry'), onRetry) : nothing}
    </div>
  </div>`;
}

export function renderRetry(words: string, onRetry: () => void): TemplateResult {
  return html`<div class="actions retry">
    <button
      class="button secondary"
      type="button"
      @click=${() => {
        onRetry();
      }}
    >
      ${words}
    </button>
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
  const {text, onRetry, onOtherAccount, pageUrl} = options;
  const code = codeOf(error);
  if (code === 'ORIGIN_NOT_REGISTERED' && pageUrl !== undefined)
    return renderCard(renderElsewhere(pageUrl, text), options);
  const isForbidden = ['FORBIDDEN', 'NOT_AN_EXAMINER'].includes(code);
  return renderCard(
    html`${renderProblem(error, text)} ${isForbidden ? renderPageLink(text('elsewhere'), options) : nothing}
      <div class="actions">
        <button class="button secondary" type="button" @click=${isForbidden ? onOtherAccount : onRetry}>
          ${text(isForbidden ? 'otherAccount' : 'retry')}
        </button>
      </div>`,
    options,
  );
}

/** The structure does not know this site: it says on which page one answers, and leads there. */
function renderElsewhere(pageUrl: string, text: ReviewOptions['text']): TemplateResult {
  return html`<div class="truth">
      ${unsureMark()}
      <div>
        <strong>${text('notHere')}</strong>
        <p>${text('notHereWhy')}</p>
      </div>
    </div>
    <div class="actions">
      <a class="button primary" part="button" href=${pageUrl} rel="noreferrer"
        >${text('answerAt', {host: new URL(pageUrl).host})}</a
      >
    </div>`;
}
