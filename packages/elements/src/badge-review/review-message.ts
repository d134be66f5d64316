/** The message to the person: whose words they are, ready-made sentences, and which questions are open again. */
import {inLanguage, minMessageLength, type ReviewAnswer} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {inOwnLanguage} from '../text/in-own-language.js';
import {readySentenceKeys} from './ready-sentence-keys.js';
import {checkbox, problem} from './review-decision.js';
import type {RequestOptions} from './review-screen.js';

export function renderMessage(options: RequestOptions): TemplateResult | typeof nothing {
  const {flow, text} = options;
  const name = flow.open?.request.earnerName ?? '';
  const {answer, message} = flow.decision;
  if (answer === undefined) return nothing;
  const isMissing = flow.problems.has('message');
  return html`<div class="box message">
    <label class="label" for="message">${text(`message.${answer}`, {name})}</label>
    <textarea
      class="field"
      id="message"
      rows="3"
      maxlength="2000"
      dir="auto"
      aria-required=${answer === 'yes' ? 'false' : 'true'}
      aria-invalid=${isMissing ? 'true' : nothing}
      aria-describedby=${isMissing ? 'message-hint message-error' : 'message-hint'}
      .value=${live(message)}
      @input=${(event: Event) => {
        if (event.currentTarget instanceof HTMLTextAreaElement)
          flow.decide({message: event.currentTarget.value});
      }}
    ></textarea>
    ${isMissing ? problem('message-error', text('error.MESSAGE_REQUIRED', {min: minMessageLength})) : nothing}
    <p class="hint small" id="message-hint">
      ${answer === 'yes' ? nothing : text('messageMinimum', {min: minMessageLength})} ${text('messageHint')}
    </p>
    ${renderReady(answer, options)} ${answer === 'missing' ? renderReopened(options) : nothing}
  </div>`;
}

/** The structure's own sentences where it wrote some, else ours. */
function renderReady(
  answer: ReviewAnswer,
  {flow, text, language}: RequestOptions,
): TemplateResult | typeof nothing {
  const own = flow.open?.sentences?.[answer].map((sentence) => ({
    words: inLanguage(sentence, language),
    shown: inOwnLanguage(sentence, language),
  }));
  const ours = readySentenceKeys[answer].map((key) => ({words: text(key), shown: text(key)}));
  const sentences = own ?? ours;
  if (sentences.length === 0) return nothing;
  return html`<div class="ready" role="group" aria-labelledby="ready">
    <p class="quiet" id="ready">${text('ready')}</p>
    ${sentences.map(
      ({words, shown}) =>
        html`<button
          class="button secondary"
          type="button"
          @click=${(event: Event) => {
            flow.decide({message: joined(flow.decision.message, words)});
            focusMessage(event);
          }}
        >
          ${shown}
        </button>`,
    )}
  </div>`;
}

function renderReopened({flow, text, language}: RequestOptions): TemplateResult | typeof nothing {
  const {questions, reopened} = flow;
  if (questions.length < 2) return nothing;
  const isProposed = flow.decision.reopened === undefined && reopened.length > 0;
  return html`<div role="group" aria-labelledby="reopen" aria-describedby="reopen-hint">
    <p id="reopen"><strong>${text('reopen')}</strong></p>
    <p class="quiet small" id="reopen-hint">
      ${isProposed ? text('reopenSuggested') : text('reopenHint', {name: flow.open?.request.earnerName ?? ''})}
    </p>
    ${questions.map(({id, label}) =>
      checkbox(inOwnLanguage(label, language), reopened.includes(id), (isOpen) => {
        const others = reopened.filter((each) => each !== id);
        flow.decide({reopened: isOpen ? [...others, id] : others});
      }),
    )}
  </div>`;
}

/** A ready sentence is added to what is written, once. */
function joined(message: string, sentence: string): string {
  const written = message.trim();
  if (written.includes(sentence)) return message;
  return written === '' ? sentence : `${written} ${sentence}`;
}

function focusMessage({currentTarget}: Event): void {
  if (!(currentTarget instanceof Element)) return;
  currentTarget.closest('.message')?.querySelector('textarea')?.focus();
}
