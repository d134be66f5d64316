/** The last screen before sending: every answer to read again, who will read them, and the agreement. */
import type {Question} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {sendIcon} from '../../art/icons.js';
import {mendMark, unsureMark} from '../../art/marks.js';
import {inOwnLanguage} from '../../text/in-own-language.js';
import {ofAnyFile} from '../answer-sheet.js';
import {tickCard} from '../fields/tick-card.js';
import type {ScreenOptions} from '../screen.js';
import {renderAnswerList} from './answer-list.js';
import {renderBack, renderFailure, renderKept, screenHeading} from './parts.js';
import {problemAt} from './problem-at.js';
import {renderProgress} from './question-screen.js';
import {contactOf, readersId, renderWhoReads} from './who-reads.js';

export function renderCheck(options: ScreenOptions): TemplateResult {
  const {flow, sender, text, turns} = options;
  const isRefused = flow.sheet.refused.length > 0;
  const title = isRefused ? 'cannotLeave' : 'check';
  return html`
    <form
      class="stack"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void sender.send();
      }}
    >
      ${flow.problems.size > 0 ? nothing : renderProgress(options, flow.questions.length)}
      ${screenHeading(options, text(title))} ${renderSummary(options)}
      ${isRefused ? renderRefusal(options) : nothing} ${renderAnswerList(options)}
      ${turns.hasOnlyBegun ? nothing : renderEnd(options, isRefused)}
    </form>
  `;
}

/** Below the answers: who reads them, the agreement, the way on. */
function renderEnd(options: ScreenOptions, isRefused: boolean): TemplateResult {
  const {flow, text} = options;
  const isCompletion = flow.draft?.completes !== undefined;
  return html`
    ${isCompletion ? nothing : renderWhoReads(options, 2, isRefused ? nothing : renderAgreement(options))}
    ${renderFailure(options)}
    <div class="foot">
      ${
        isRefused
          ? nothing
          : html`<button class="button primary wide" type="submit" part="button">
              ${sendIcon()}<span>${text(isCompletion ? 'sendMore' : 'send')}</span>
            </button>`
      }
      ${renderBack(options)} ${renderKept(options)}
    </div>
  `;
}

/** What is to be corrected, each with the way to it; focused when sending was refused. */
export function renderSummary(options: ScreenOptions): TemplateResult | typeof nothing {
  const {flow, text, language} = options;
  const wrong = flow.questions.filter(({id}) => flow.problems.has(id));
  // That the agreement alone is missing is said at its box.
  if (wrong.length === 0) return nothing;
  const ofAll = saidOfAll(wrong, options);
  return html`<div class="box no" data-focus="summary" tabindex="-1" role="group" aria-labelledby="to-fix">
    <p id="to-fix"><strong>${ofAll ?? text('toFix', {n: wrong.length})}</strong></p>
    <ul class="plain-list">
      ${wrong.map((question) => {
        return html`<li>
          <a
            href="#${question.id}"
            @click=${(event: Event) => {
              event.preventDefault();
              flow.change(question.id);
            }}
            >${inOwnLanguage(question.label, language)}</a
          >
          ${ofAll === undefined ? problemAt(question, options) : nothing}
        </li>`;
      })}
      ${flow.missing === 'consent' ? html`<li>${consentMissing(options)}</li>` : nothing}
    </ul>
  </div>`;
}

/** One thing that any of several answers may mend: said once, above them. */
function saidOfAll([first, ...others]: readonly Question[], options: ScreenOptions): string | undefined {
  const {problems} = options.flow;
  const code = first && problems.get(first.id);
  const isOne = others.length > 0 && others.every(({id}) => problems.get(id) === code);
  return first && isOne && ofAnyFile.has(code) ? problemAt(first, options) : undefined;
}

/** The person has said no where the badge needs a yes: with whom to talk, and the way back to the question. No button that sends. */
function renderRefusal({flow, badge, text, language}: ScreenOptions): TemplateResult {
  return html`<div class="box truth" data-focus="summary" tabindex="-1">
    ${unsureMark()}
    <div>
      <p>${text('consentNo', {people: contactOf(badge, language)})}</p>
      <p>${text('saidNo')}</p>
      <ul class="plain-list">
        ${flow.sheet.refused.map(
          ({id, label}) =>
            html`<li>
              <a
                href="#${id}"
                @click=${(event: Event) => {
                  event.preventDefault();
                  flow.change(id);
                }}
                >${inOwnLanguage(label, language)}</a
              >
            </li>`,
        )}
      </ul>
    </div>
  </div>`;
}

/** Its error stands above what is ticked; whom it names stands above both. */
function renderAgreement(options: ScreenOptions): TemplateResult {
  const {flow, text, assisted} = options;
  const isMissing = flow.missing === 'consent';
  return html`${
    isMissing
      ? html`<p class="error" id="consent-error">${mendMark()}<span>${consentMissing(options)}</span></p>`
      : nothing
  }
  ${tickCard({
    id: 'consent',
    label: assisted ? text('with.consent', {name: assisted.name}) : text('consent'),
    isTicked: flow.draft?.consent ?? false,
    onTick: (consent) => {
      flow.set({consent});
    },
    describedBy: isMissing ? `consent-error ${readersId}` : readersId,
    invalid: isMissing ? 'true' : nothing,
  })}`;
}

function consentMissing({text, assisted}: ScreenOptions): string {
  return assisted ? text('with.consentMissing', {name: assisted.name}) : text('error.CONSENT_MISSING');
}
