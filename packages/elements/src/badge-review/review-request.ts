/** One open request: who asks for what since when, the evidence beside the criteria and the answer. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {medallion} from '../art/medallion.js';
import {outlineHeading} from '../base/outline-heading.js';
import {isUnreachable} from '../text/error-key.js';
import {formatAge} from '../text/format-age.js';
import {inOwnLanguage} from '../text/in-own-language.js';
import {renderDecision} from './review-decision.js';
import {reviewErrorWords} from './review-error.js';
import {renderEvidence} from './review-evidence.js';
import {actInRequest} from './review-keys.js';
import {renderRetry} from './review-trouble.js';
import type {RequestOptions} from './review-screen.js';
import {sayThen} from './review-then.js';
import {renderTie} from './review-tie.js';
import {renderEarlier, renderJury, reviewWords} from './review-votes.js';

export function renderRequest(options: RequestOptions): TemplateResult {
  const {flow, text, language, headingLevel, pictureOf, position, total, now, onSend, onLater} = options;
  if (!flow.open) return html``;
  const {request} = flow.open;
  const age = formatAge(request.submittedAt, now, language);
  return html`<section
    class="card request"
    part="card"
    aria-labelledby="heading"
    @keydown=${(event: KeyboardEvent) => {
      actInRequest(event, {send: onSend, back: onLater});
    }}
  >
    <div class="head">
      ${medallion({imageUrl: pictureOf(request.badgeImageUrl)})}
      <div>
        ${outlineHeading(
          {level: headingLevel, id: 'heading', className: 'title'},
          text('from', {name: request.earnerName}),
        )}
        <p class="badge-name">${inOwnLanguage(request.badgeName, language)}</p>
        <p class="quiet small">${text('received', {age})}</p>
      </div>
      ${position > 0 ? html`<p class="quiet">${text('position', {n: position, total})}</p>` : nothing}
    </div>
    ${renderFailure(options)} ${renderTie(options)} ${renderJury(options)} ${renderEarlier(options)}
    <div class="columns">
      ${renderEvidence(options)}
      <div class="answering">
        ${
          !options.isAnsweringDrawn
            ? nothing
            : flow.isAnswerable
              ? renderDecision(options)
              : renderAnswered(options)
        }
        ${renderManage(options)}
      </div>
    </div>
  </section>`;
}

/** For a lead. */
function renderManage({examiners, text}: RequestOptions): TemplateResult | typeof nothing {
  if (!examiners) return nothing;
  return html`<details
    class="manage"
    @toggle=${({currentTarget}: Event) => {
      if (currentTarget instanceof HTMLDetailsElement && currentTarget.open) examiners.onOpen();
    }}
  >
    <summary>${text('chooseExaminers')}</summary>
    ${examiners.view}
  </details>`;
}

/** What went wrong; and where others were faster, what they did and what that means. */
function renderFailure(options: RequestOptions): TemplateResult | typeof nothing {
  const {flow, text, onSend} = options;
  const {error, news} = flow;
  if (error === undefined) return nothing;
  return html`<div class="box truth" data-focus="problem" tabindex="-1">
    ${unsureMark()}
    <div>
      <strong>${news ? text('changed') : reviewErrorWords(error, text)}</strong>
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
      ${isUnreachable(error) && flow.isAnswerable ? renderRetry(text('retry'), onSend) : nothing}
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

/** Nothing is left to answer: what was written stays in view, and the way on is there. */
function renderAnswered({flow, text, onNext, onLater}: RequestOptions): TemplateResult {
  const {message} = flow.decision;
  return html`${flow.error === undefined ? html`<p class="quiet">${text('readOnly')}</p>` : nothing}
    ${message === '' ? nothing : html`<p class="piece"><span class="as-written" dir="auto">${message}</span></p>`}
    <div class="actions">
      ${
        onNext &&
        html`<button
          class="button primary"
          type="button"
          part="button"
          @click=${() => {
            onNext();
          }}
        >
          ${text('next')}
        </button>`
      }
      ${
        onLater &&
        html`<button
          class="button plain"
          type="button"
          @click=${() => {
            onLater();
          }}
        >
          ${text('list')}
        </button>`
      }
    </div>`;
}
