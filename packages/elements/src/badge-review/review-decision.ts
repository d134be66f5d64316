/** The examiner's side: the criteria to tick, one of three answers, the message, and the word of honour. */
import {type ReviewAnswer, reviewAnswers} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {missingIcon, sendIcon, waitIcon, yesIcon} from '../art/icons.js';
import {mendMark, unsureMark} from '../art/marks.js';
import {outlineHeading} from '../base/outline-heading.js';
import {inOwnLanguage} from '../text/in-own-language.js';
import {isSaidByButton, renderFailure} from './review-failure.js';
import {renderHandOver} from './review-hand-over.js';
import {renderMessage} from './review-message.js';
import type {RequestOptions} from './review-screen.js';
import {sayThen} from './review-then.js';

const icons = {yes: yesIcon, missing: missingIcon, notYet: waitIcon} as const;

export function renderDecision(options: RequestOptions): TemplateResult {
  const {flow, text, headingLevel, onSend, onLater, onHandOver} = options;
  const isDoubtful = flow.problems.has('doubt');
  return html`<form
    class="decision"
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      onSend();
    }}
  >
    ${renderCriteria(options)}
    <div>
      ${outlineHeading({level: headingLevel + 1, id: 'decision', className: 'sub'}, text('decision'))}
      <div
        class="three"
        role="radiogroup"
        aria-labelledby="decision"
        aria-required="true"
        aria-invalid=${flow.problems.has('answer') ? 'true' : nothing}
        aria-describedby=${flow.problems.has('answer') ? 'answer-error' : nothing}
      >
        ${reviewAnswers.map((answer) => renderAnswer(answer, options))}
      </div>
      ${flow.problems.has('answer') ? problem('answer-error', text('required.answer')) : nothing}
    </div>
    ${renderMessage(options)} ${renderNoConflict(options)} ${renderDoubt(options)}
    ${isSaidByButton(flow) ? renderFailure(options) : nothing}
    <div class="actions">
      ${
        flow.isTooClose
          ? html`<button
              class="button primary"
              type="button"
              part="button"
              aria-disabled=${flow.isSending ? 'true' : nothing}
              @click=${() => {
                onHandOver();
              }}
            >
              ${text('passOn')}
            </button>`
          : html`<button
              class="button primary"
              type="submit"
              part="button"
              aria-disabled=${flow.isSending ? 'true' : nothing}
            >
              ${sendIcon()}<span
                >${text(flow.isSending ? 'sending' : isDoubtful ? 'sendAnyway' : 'send')}</span
              >
            </button>`
      }
      <button
        class="button plain"
        type="button"
        @click=${() => {
          onLater();
        }}
      >
        ${text('later')}
      </button>
    </div>
  </form>`;
}

function renderCriteria({flow, text, language, headingLevel}: RequestOptions): TemplateResult {
  const {criteriaMet} = flow.decision;
  const criteria = flow.open?.criteria ?? [];
  return html`<div role="group" aria-labelledby="criteria" aria-describedby="criteria-hint">
    ${outlineHeading({level: headingLevel + 1, id: 'criteria', className: 'sub'}, text('criteria'))}
    <p class="quiet small" id="criteria-hint">
      ${text('criteriaHint')} ${text('criteriaCount', {n: criteriaMet.length, total: criteria.length})}
    </p>
    <ul class="criteria">
      ${criteria.map(
        (criterion, index) =>
          html`<li>
            ${checkbox(inOwnLanguage(criterion, language), criteriaMet.includes(index), (isMet) => {
              const others = criteriaMet.filter((each) => each !== index);
              flow.decide({criteriaMet: isMet ? [...others, index].sort((a, b) => a - b) : others});
            })}
          </li>`,
      )}
    </ul>
  </div>`;
}

function renderAnswer(answer: ReviewAnswer, options: RequestOptions): TemplateResult {
  const {flow, text} = options;
  const id = `answer-${answer}`;
  return html`<label class="choice">
    <input
      type="radio"
      name="answer"
      value=${answer}
      aria-labelledby=${id}
      aria-describedby="${id}-then"
      .checked=${live(flow.decision.answer === answer)}
      @change=${() => {
        flow.decide({answer});
      }}
    />
    ${icons[answer]()}
    <span
      ><span id=${id}>${text(`answer.${answer}`)}</span>
      <span class="then" id="${id}-then">${sayThen(answer, options)}</span></span
    >
    <span class="dot" aria-hidden="true"></span>
  </label>`;
}

/** The word of honour; who cannot give it passes the request on. */
function renderNoConflict(options: RequestOptions): TemplateResult {
  const {flow, text} = options;
  const isMissing = flow.problems.has('noConflict');
  return html`<div>
    ${checkbox(
      text('noConflict', {name: flow.open?.request.earnerName ?? ''}),
      flow.decision.noConflict,
      (noConflict) => {
        flow.decide({noConflict});
      },
      isMissing ? 'conflict-error' : undefined,
    )}
    ${isMissing ? problem('conflict-error', text('required.noConflict')) : nothing}
    ${flow.isTooClose ? nothing : renderHandOver(options)}
  </div>`;
}

/** A yes with a criterion that is not ticked, or to a request that holds nothing, is asked about once: the next press sends it. */
function renderDoubt(options: RequestOptions): TemplateResult | typeof nothing {
  const {flow, text} = options;
  if (!flow.problems.has('doubt')) return nothing;
  return html`<div class="box truth" id="doubt" tabindex="-1">
    ${unsureMark()}
    <div>
      ${flow.isWithoutEvidence ? html`<strong>${text('noEvidence')}</strong>` : nothing}
      ${renderUnticked(options)}
      <p>${text('untickedAsk')}</p>
    </div>
  </div>`;
}

function renderUnticked({flow, text, language}: RequestOptions): TemplateResult | typeof nothing {
  const criteria = flow.open?.criteria ?? [];
  const {unticked} = flow;
  if (unticked.length === 0) return nothing;
  if (unticked.length === criteria.length) return html`<strong>${text('unticked')}</strong>`;
  return html`<strong>${text('untickedSome', {n: unticked.length})}</strong>
    <ul class="lines">
      ${unticked.map((index) => html`<li>${inOwnLanguage(criteria[index] ?? {fr: ''}, language)}</li>`)}
    </ul>`;
}

/** A tick as large as a finger. With `errorId` it is marked as wrong. */
export function checkbox(
  label: string | TemplateResult,
  isChecked: boolean,
  onChange: (isChecked: boolean) => void,
  errorId?: string,
): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      aria-invalid=${errorId ? 'true' : nothing}
      aria-describedby=${errorId ?? nothing}
      .checked=${live(isChecked)}
      @change=${(event: Event) => {
        onChange(event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked);
      }}
    />
    <span class="tick" aria-hidden="true">${yesIcon()}</span><span>${label}</span>
  </label>`;
}

export function problem(id: string, words: string): TemplateResult {
  return html`<p class="error" id=${id}>${mendMark()}<span>${words}</span></p>`;
}
