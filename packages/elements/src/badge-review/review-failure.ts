/** Why an answer did not leave, or what became of the request meanwhile. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {reviewErrorWords} from './review-error.js';
import type {ReviewFlow} from './review-flow.js';
import type {RequestOptions} from './review-screen.js';
import {sayThen} from './review-then.js';
import {reviewWords} from './review-votes.js';

/** Beside the button that was pressed and tries again; what others did changes the whole request, and is said above it. */
export function isSaidByButton({news, isAnswerable}: ReviewFlow): boolean {
  return !news && isAnswerable;
}

/** What went wrong; and where others were faster, what they did and what that means. */
export function renderFailure(options: RequestOptions): TemplateResult | typeof nothing {
  const {flow, text} = options;
  const {error, news} = flow;
  if (error === undefined) return nothing;
  return html`<div class="box truth" data-focus="problem" tabindex="-1">
    ${unsureMark()}
    <div>
      <strong
        >${news ? text('changed') : isSaidByButton(flow) ? text('notSent') : reviewErrorWords(error, text)}</strong
      >
      ${isSaidByButton(flow) ? html`<p>${reviewErrorWords(error, text)}</p>` : nothing}
      ${
        news &&
        html`<p>${text('news')}</p>
          <ul class="lines">
            ${news.reviews.map((review) => html`<li>${reviewWords(review, text)}</li>`)}
            ${news.isSentAgain ? html`<li>${text('news.again')}</li>` : nothing}
            ${news.isWithdrawn ? html`<li>${text('news.withdrawn')}</li>` : nothing}
          </ul>
          <p>
            ${text(news.isOpen ? 'news.kept' : 'news.closed')} ${news.isOpen ? sayMine(options) : nothing}
          </p>`
      }
    </div>
  </div>`;
}

/** What one's own answer, kept and not sent yet, brings about as things stand now. */
function sayMine(options: RequestOptions): string {
  const {answer} = options.flow.decision;
  if (!answer) return '';
  return options.text('news.then', {
    answer: options.text(`answer.${answer}`),
    then: sayThen(answer, options),
  });
}
