/** The last screen before sending: every answer to read again, who will see them, and the agreement. */
import {type Badge, type DeclaredCompletion, inLanguage, type Question} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {sendIcon, writeIcon, yesIcon} from '../../art/icons.js';
import {refusedMark} from '../../art/marks.js';
import {outlineHeading} from '../../base/outline-heading.js';
import {renderDeclared} from '../../evidence/declared-completion.js';
import type {requestFr} from '../../messages/request.fr.js';
import {formatDate} from '../../text/format.js';
import type {Text} from '../../text/messages.js';
import {answerTo, declaredIn, type DraftAnswer} from '../draft.js';
import {kindIcons} from '../fields/kind-icons.js';
import {problemWords} from '../problem-words.js';
import type {ScreenOptions} from '../screen.js';
import {renderFailure, renderKept, renderQueued, screenHeading} from './parts.js';
import {renderProgress} from './question-screen.js';

export function renderCheck(options: ScreenOptions): TemplateResult {
  const {flow, sender, text, turns} = options;
  const {questions} = flow;
  const isQueued = flow.draft?.isQueued === true;
  const isCompletion = flow.draft?.completes !== undefined;
  return html`
    <form
      class="stack"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void sender.send();
      }}
    >
      ${flow.problems.size > 0 ? nothing : renderProgress(options, questions.length)}
      ${screenHeading(options, text('check'))} ${renderSummary(options)} ${renderFailure(options)}
      ${renderQueued(options)}
      <ul class="answers">
        ${questions.slice(0, turns.of(questions.length)).map((question) => renderAnswer(question, options))}
        ${declaredIn(flow.draft, options.badge).map((one) => renderDeclaredItem(one, options))}
      </ul>
      ${isCompletion ? nothing : renderWhoSees(options)}
      <div class="foot">
        <button class="button primary wide" type="submit" part="button">
          ${sendIcon()}<span>${text(isQueued ? 'sendNow' : isCompletion ? 'sendMore' : 'send')}</span>
        </button>
        <button
          class="button secondary wide"
          type="button"
          @click=${() => {
            flow.back();
          }}
        >
          ${text('back')}
        </button>
        ${renderKept(options)}
      </div>
    </form>
  `;
}

/** What is to be corrected, each with the way to it; focused when sending was refused. */
export function renderSummary(options: ScreenOptions): TemplateResult | typeof nothing {
  const {flow, text, language} = options;
  const wrong = flow.questions.filter(({id}) => flow.problems.has(id));
  const count = wrong.length + (flow.missing === 'consent' ? 1 : 0);
  if (count === 0) return nothing;
  return html`<div class="box no" data-focus="summary" tabindex="-1" role="group" aria-labelledby="to-fix">
    <p id="to-fix"><strong>${text('toFix', {n: count})}</strong></p>
    <ul class="plain-list">
      ${wrong.map((question) => {
        const code = flow.problems.get(question.id);
        return html`<li>
          <a
            href="#${question.id}"
            @click=${(event: Event) => {
              event.preventDefault();
              flow.change(question.id);
            }}
            >${inLanguage(question.label, language)}</a
          >
          ${code ? problemWords(code, question, text, language) : nothing}
        </li>`;
      })}
      ${flow.missing === 'consent' ? html`<li>${text('error.CONSENT_MISSING')}</li>` : nothing}
    </ul>
  </div>`;
}

function renderAnswer(question: Question, options: ScreenOptions): TemplateResult {
  const {flow, text, language} = options;
  const label = inLanguage(question.label, language);
  const answer = flow.draft ? answerTo(flow.draft, question.id) : {question: question.id};
  const files = answer.files ?? [];
  const icon = answer.text || !files[0] ? writeIcon : kindIcons[files[0].kind];
  const words = answerWords(question, answer, options);
  return html`<li>
    ${icon()}
    <div>
      <p class="quiet">${label}</p>
      <p class=${words.length > 0 ? 'given' : 'quiet'}>
        ${words.length > 0 ? html`<span class="as-written">${words.join(' · ')}</span>` : text('noAnswer')}
      </p>
    </div>
    <button
      class="button plain"
      type="button"
      aria-label=${text('changeNamed', {question: label})}
      @click=${() => {
        flow.change(question.id);
      }}
    >
      ${text('change')}
    </button>
  </li>`;
}

/** May be taken out: what the browser says is not the person's own word. */
function renderDeclaredItem(declared: DeclaredCompletion, options: ScreenOptions): TemplateResult {
  const {flow, text} = options;
  return html`<li>
    ${writeIcon()}
    <div>${renderDeclared(declared, options)}</div>
    <button
      class="button plain"
      type="button"
      aria-label=${text('removeNamed', {name: text('declaredCourse')})}
      @click=${() => {
        flow.set({declared: flow.draft?.declared?.filter((one) => one !== declared) ?? []});
        flow.focusTarget = 'heading';
      }}
    >
      ${text('remove')}
    </button>
  </li>`;
}

function answerWords(question: Question, answer: DraftAnswer, {text, language}: ScreenOptions): string[] {
  const {choices = [], agreed, files = []} = answer;
  const words: string[] = [];
  const written = answer.text?.trim() ?? '';
  if (written !== '') words.push(question.type === 'date' ? formatDate(written, language) : written);
  if ('options' in question) {
    for (const {value, label} of question.options)
      if (choices.includes(value)) words.push(inLanguage(label, language));
  }
  if (agreed !== undefined) words.push(text(agreed ? 'yes' : 'no'));
  for (const kind of ['photo', 'voice', 'file'] as const) {
    const n = files.filter((file) => file.kind === kind).length;
    if (n > 0) words.push(text(`count.${kind}`, {n}));
  }
  return words;
}

function renderWhoSees(options: ScreenOptions): TemplateResult {
  const {badge, flow, text, language, headingLevel} = options;
  const people = (badge.examiners ?? []).map(({name, title}) =>
    title ? `${name}, ${inLanguage(title, language)}` : name,
  );
  const isMissing = flow.missing === 'consent';
  return html`<div class="box">
    ${outlineHeading({level: headingLevel + 2, id: 'who', className: 'sub'}, text('whoSees'))}
    <p>
      ${
        people.length > 0
          ? text('seenBy', {people: joined(people, text)})
          : text('seenByStructure', {structure: badge.structureName})
      }
    </p>
    <label class="check">
      <input
        type="checkbox"
        id="consent"
        aria-invalid=${isMissing ? 'true' : nothing}
        aria-describedby=${isMissing ? 'consent-error' : nothing}
        .checked=${flow.draft?.consent ?? false}
        @change=${(event: Event) => {
          flow.set({consent: event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked});
        }}
      />
      <span class="tick" aria-hidden="true">${yesIcon()}</span>
      <span>${consentWords(badge, options)}</span>
    </label>
    ${
      isMissing
        ? html`<p class="error" id="consent-error">
            ${refusedMark()}<span>${text('error.CONSENT_MISSING')}</span>
          </p>`
        : nothing
    }
  </div>`;
}

function consentWords(badge: Badge, {text, language, assisted}: ScreenOptions): string {
  const names = (badge.examiners ?? []).map(({name}) => name);
  const isOne = names.length < 2;
  const people = isOne
    ? (names[0] ?? badge.structureName)
    : new Intl.ListFormat(language, {type: 'conjunction'}).format(names);
  if (assisted) return text(isOne ? 'with.consentOne' : 'with.consent', {name: assisted.name, people});
  return text(isOne ? 'consentOne' : 'consent', {people});
}

/** "Nadège, conseillère, et Driss, encadrant": commas inside each, so the last is set apart by more than "et". */
function joined(people: readonly string[], text: Text<typeof requestFr>): string {
  const last = people.at(-1) ?? '';
  return people.length < 2 ? last : text('lastPerson', {others: people.slice(0, -1).join('\u202f; '), last});
}
