/** Where a request stands: sent, something is missing, not yet, on its way, there. And taking it back. */
import type {RequestReview} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {safeUrl} from '@pepites/credentials/safe-url.js';
import {laterMark, sentMark, trueMark, unsureMark} from '../../art/marks.js';
import {formatDate} from '../../text/format.js';
import type {RequestStage} from '../request-stage.js';
import type {ScreenOptions} from '../screen.js';
import {renderFailure, renderKept, renderStart, screenHeading} from './parts.js';

type StageOf<Kind extends RequestStage['kind']> = Extract<RequestStage, {kind: Kind}>;

export function renderWaiting(options: ScreenOptions, {request}: StageOf<'waiting'>): TemplateResult {
  const {badge, flow, sender, text, language} = options;
  const names = (badge.examiners ?? []).map(({name}) => name);
  const people = new Intl.ListFormat(language, {type: 'disjunction'}).format(names);
  const isAsking = flow.screen.kind === 'withdraw';
  return html`
    ${renderFailure(options)}
    <div class="truth">
      ${sentMark()}
      <div>
        ${screenHeading(
          options,
          request.answerBy
            ? text('sent', {date: formatDate(request.answerBy, language)})
            : text('sentNoDate'),
        )}
        ${names.length > 0 ? html`<p>${text('afterwards', {people})}</p>` : nothing}
        <p>${text('seeHere')}</p>
      </div>
    </div>
    ${
      isAsking
        ? html`<div class="box" data-focus="summary" tabindex="-1" role="group" aria-labelledby="withdraw">
            <p id="withdraw"><strong>${text('withdrawAsk')}</strong></p>
            <div class="actions">
              <button class="button secondary" type="button" @click=${() => void sender.withdraw()}>
                ${text('withdrawYes')}
              </button>
              <button
                class="button plain"
                type="button"
                @click=${() => {
                  flow.show({kind: 'intro'});
                }}
              >
                ${text('withdrawNo')}
              </button>
            </div>
          </div>`
        : html`<div class="actions">
            <button
              class="button plain pulled"
              type="button"
              @click=${() => {
                sender.forgive();
                flow.show({kind: 'withdraw'}, 'summary');
              }}
            >
              ${text('withdraw')}
            </button>
          </div>`
    }
  `;
}

export function renderMore(options: ScreenOptions, {review}: StageOf<'more'>): TemplateResult {
  const {text} = options;
  return html`
    ${renderFailure(options)}
    <div class="truth">${unsureMark()}${screenHeading(options, text('needsMore'))}</div>
    ${renderMessage(options, review)}
    <div class="foot">${renderStart(options, text('complete'))} ${renderKept(options)}</div>
  `;
}

export function renderDeclined(options: ScreenOptions, {review}: StageOf<'declined'>): TemplateResult {
  const {text} = options;
  return html`
    ${renderFailure(options)}
    <div class="truth">${laterMark()}${screenHeading(options, text('notYet'))}</div>
    ${renderMessage(options, review)}
    <div class="foot">${renderStart(options, text('askAgain'))} ${renderKept(options)}</div>
  `;
}

export function renderComing(options: ScreenOptions): TemplateResult {
  const {text} = options;
  return html`<div class="truth">
    ${sentMark()}
    <div>
      ${screenHeading(options, text('coming'))}
      <p>${text('comingHint')}</p>
    </div>
  </div>`;
}

export function renderHeld(options: ScreenOptions, {award}: StageOf<'held'>): TemplateResult {
  const {text} = options;
  const pageUrl = safeUrl(award?.pageUrl);
  return html`<div class="truth">${trueMark()}${screenHeading(options, text('ready'))}</div>
    ${
      pageUrl
        ? html`<div class="foot">
            <a class="button primary wide" part="button" href=${pageUrl}>${text('seeBadge')}</a>
          </div>`
        : nothing
    }`;
}

/** The examiner's own words, as they were written. */
function renderMessage(
  {text}: ScreenOptions,
  review: RequestReview | undefined,
): TemplateResult | typeof nothing {
  if (!review || review.message === '') return nothing;
  return html`<figure class="box">
    <figcaption class="quiet">
      ${review.examinerName === '' ? text('messageFromLeft') : text('messageFrom', {name: review.examinerName})}
    </figcaption>
    <blockquote><span class="as-written">${review.message}</span></blockquote>
  </figure>`;
}
