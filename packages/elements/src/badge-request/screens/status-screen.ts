/** Where a request stands: sent, something is missing, not yet. And taking it back. */
import type {BadgeRequest, RequestReview} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {laterMark, sentMark, unsureMark} from '../../art/marks.js';
import {formatDate} from '../../text/format.js';
import {inOwnLanguage, writtenHere} from '../../text/in-own-language.js';
import type {BackendContext} from '../../context/backend-context.js';
import type {RequestStage} from '../request-stage.js';
import type {ScreenOptions} from '../screen.js';
import {renderAskRecommendation} from './ask-recommendation.js';
import {renderFailure, renderKept, renderStart, screenHeading} from './parts.js';
import {renderSentAnswers} from './sent-answers.js';

export type StageOf<Kind extends RequestStage['kind']> = Extract<RequestStage, {kind: Kind}>;

/** An examiner may answer on the last day's evening. */
const graceMs = 86_400_000;

export function renderWaiting(
  options: ScreenOptions,
  stage: StageOf<'waiting'>,
  context: () => BackendContext,
): TemplateResult {
  const {request} = stage;
  if (request.needsConfirmation) return renderToConfirm(options, stage);
  const {badge, text, language} = options;
  const names = (badge.examiners ?? []).map(({name}) => name);
  const people = new Intl.ListFormat(language, {type: 'disjunction'}).format(names);
  const isLate = request.answerBy !== undefined && Date.parse(request.answerBy) + graceMs < Date.now();
  return html`
    ${renderFailure(options)}
    <div class="truth">
      ${sentMark()}
      <div>
        ${screenHeading(options, sentWords(options, stage, isLate))}
        ${isLate ? html`<p>${text('lateHint', {structure: badge.structureName})}</p>` : nothing}
        ${
          request.state === 'inReview'
            ? html`<p>${text('beingRead')}</p>`
            : names.length > 0
              ? html`<p>${text('afterwards', {people})}</p>`
              : nothing
        }
        ${renderWayBack(options, request)}
      </div>
    </div>
    ${renderWhatWasSent(options, stage)}
    ${renderAskRecommendation(options, {structure: request.structure, request: request.id, context})}
    ${renderWithdraw(options)}
  `;
}

/** Where the answer will be read, how one comes in again to read it, and who tells that it is there: only what is true for this person. */
function renderWayBack({text, email}: ScreenOptions, {isToldByEmail}: BadgeRequest): TemplateResult {
  const again = email === undefined ? text('seeAgainOtherwise') : text('seeAgain', {email});
  return html`<p>${text('seeHere')} ${again}</p>
    ${isToldByEmail === true ? html`<p>${text('toldByEmail')}</p>` : nothing}`;
}

function sentWords({text, language}: ScreenOptions, {request}: StageOf<'waiting'>, isLate: boolean): string {
  if (isLate) return text('sentLate');
  return request.answerBy ? text('sent', {date: formatDate(request.answerBy, language)}) : text('sentNoDate');
}

function renderWhatWasSent(
  options: ScreenOptions,
  {request}: StageOf<'waiting'>,
): TemplateResult | typeof nothing {
  const answers = renderSentAnswers(options, request);
  if (answers === nothing) return nothing;
  return html`<details>
    <summary>${options.text('whatISent')}</summary>
    ${answers}
  </details>`;
}

/** Somebody of the structure has sent it with the person: it counts once they say that it is theirs. */
function renderToConfirm(options: ScreenOptions, {request}: StageOf<'waiting'>): TemplateResult {
  const {badge, flow, sender, acts, text} = options;
  return html`
    ${renderFailure(options)}
    <div class="truth">
      ${unsureMark()}
      <div>
        ${screenHeading(options, text('confirmAsk'))}
        <p>${text('confirmHint', {name: request.sentBy || badge.structureName})}</p>
      </div>
    </div>
    ${renderSentAnswers(options, request)}
    ${
      flow.screen.kind === 'withdraw'
        ? renderWithdrawQuestion(options)
        : html`<div class="foot">
            <button
              class="button primary wide"
              type="button"
              part="button"
              @click=${() => void acts.confirm()}
            >
              ${text('confirmYes')}
            </button>
            <button
              class="button secondary wide"
              type="button"
              aria-describedby="change-hint"
              @click=${() => void acts.changeAnswers()}
            >
              ${text('confirmChange')}
            </button>
            <p class="quiet small" id="change-hint">${text('confirmChangeHint')}</p>
            <button
              class="button secondary wide"
              type="button"
              @click=${() => {
                sender.forgive();
                flow.show({kind: 'withdraw'}, 'summary');
              }}
            >
              ${text('confirmNo')}
            </button>
          </div>`
    }
  `;
}

/** Taking it back is asked for twice. */
function renderWithdraw(options: ScreenOptions): TemplateResult {
  const {flow, sender, text} = options;
  if (flow.screen.kind === 'withdraw') return renderWithdrawQuestion(options);
  return html`<div class="actions">
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
  </div>`;
}

function renderWithdrawQuestion({flow, acts, text}: ScreenOptions): TemplateResult {
  return html`<div class="box" data-focus="summary" tabindex="-1" role="group" aria-labelledby="withdraw">
    <p id="withdraw"><strong>${text('withdrawAsk')}</strong></p>
    <p>${text('withdrawHint')}</p>
    <div class="actions">
      <button
        class="button primary"
        type="button"
        part="button"
        @click=${() => {
          flow.show({kind: 'intro'});
        }}
      >
        ${text('withdrawNo')}
      </button>
      <button class="button secondary" type="button" @click=${() => void acts.withdraw()}>
        ${text('withdrawYes')}
      </button>
    </div>
  </div>`;
}

export function renderMore(options: ScreenOptions, {review}: StageOf<'more'>): TemplateResult {
  const {flow, text, language, assisted, isSignedIn} = options;
  const reopened = flow.questions;
  return html`
    ${renderFailure(options)}
    <div class="truth">
      ${unsureMark()}${screenHeading(options, text(assisted ? 'with.needsMore' : 'needsMore'))}
    </div>
    ${renderMessage(options, review)}
    ${
      reopened.length > 0
        ? html`<div>
            <p>${text('toComplete', {n: reopened.length})}</p>
            <ul class="plain-list">
              ${reopened.map(({label}) => html`<li><strong>${inOwnLanguage(label, language)}</strong></li>`)}
            </ul>
            ${review && review.reopened.length > 0 ? html`<p class="quiet">${text('othersStay')}</p>` : nothing}
          </div>`
        : nothing
    }
    <div class="foot">${renderStart(options, text('complete'))} ${renderKept(options)}</div>
    ${assisted || !isSignedIn ? nothing : renderWithdraw(options)}
  `;
}

export function renderDeclined(options: ScreenOptions, {review}: StageOf<'declined'>): TemplateResult {
  const {text} = options;
  const name = review?.examinerName ?? '';
  return html`
    ${renderFailure(options)}
    <div class="truth">${laterMark()}${screenHeading(options, text('notYet'))}</div>
    ${renderMessage(options, review)}
    <div>
      <p>${text('notYetHint')}</p>
      ${name === '' ? nothing : html`<p>${text('notYetTalk', {name})}</p>`}
    </div>
    <div class="foot">${renderStart(options, text('askAgain'))} ${renderKept(options)}</div>
  `;
}

/** The examiner's own words, as they were written. */
function renderMessage(
  {text, language}: ScreenOptions,
  review: RequestReview | undefined,
): TemplateResult | typeof nothing {
  if (!review || review.message === '') return nothing;
  return html`<figure class="box">
    <figcaption class="quiet">
      ${review.examinerName === '' ? text('messageFromLeft') : text('messageFrom', {name: review.examinerName})}
    </figcaption>
    <blockquote><span class="as-written">${writtenHere(review.message, language)}</span></blockquote>
  </figure>`;
}
