/** The answers to read again before they are sent, each with the way back to its question. */
import {type DeclaredCompletion, inLanguage, type Question} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {writeIcon} from '../../art/icons.js';
import {renderDeclared} from '../../evidence/declared-completion.js';
import {formatDate} from '../../text/format.js';
import {inOwnLanguage} from '../../text/in-own-language.js';
import {answerTo, declaredIn, type DraftAnswer} from '../draft.js';
import {fileCounts} from '../fields/file-counts.js';
import {kindIcons} from '../fields/kind-icons.js';
import type {ScreenOptions} from '../screen.js';

/** `isOnlyRead`: they can be sent no more, and need no way back. */
export function renderAnswerList(options: ScreenOptions, {isOnlyRead = false} = {}): TemplateResult {
  const {flow, badge, turns} = options;
  const {questions} = flow;
  return html`<ul class="answers">
    ${questions
      .slice(0, turns.of(questions.length))
      .map((question) => renderAnswer(question, options, isOnlyRead))}
    ${isOnlyRead ? nothing : declaredIn(flow.draft, badge).map((one) => renderDeclaredItem(one, options))}
  </ul>`;
}

function renderAnswer(question: Question, options: ScreenOptions, isOnlyRead: boolean): TemplateResult {
  const {flow, text, language} = options;
  const answer = flow.draft ? answerTo(flow.draft, question.id) : {question: question.id};
  const files = answer.files ?? [];
  const icon = answer.text || !files[0] ? writeIcon : kindIcons[files[0].kind];
  const words = answerWords(question, answer, options);
  return html`<li>
    ${icon()}
    <div>
      <p class="quiet">${inOwnLanguage(question.label, language)}</p>
      <p class=${words.length > 0 ? 'given' : 'quiet'}>
        ${words.length > 0 ? html`<span class="as-written">${spaced(words)}</span>` : text('noAnswer')}
      </p>
    </div>
    ${
      isOnlyRead
        ? nothing
        : html`<button
            class="button plain"
            type="button"
            aria-label=${text('changeNamed', {question: inLanguage(question.label, language)})}
            @click=${() => {
              flow.change(question.id);
            }}
          >
            ${text('change')}
          </button>`
    }
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

type Words = string | TemplateResult;

/** One after the other, with a dot between them. */
export const spaced = (words: readonly Words[]): Words[] =>
  words.flatMap((each, i) => (i === 0 ? [each] : [' · ', each]));

function answerWords(question: Question, answer: DraftAnswer, {text, language}: ScreenOptions): Words[] {
  const {choices = [], agreed, isUnsure, files = []} = answer;
  const words: Words[] = [];
  const written = answer.text?.trim() ?? '';
  if (written !== '') words.push(question.type === 'date' ? formatDate(written, language) : written);
  if ('options' in question) {
    for (const {value, label} of question.options)
      if (choices.includes(value)) words.push(inOwnLanguage(label, language));
  }
  if (agreed !== undefined) words.push(text(agreed ? 'yes' : 'no'));
  if (isUnsure) words.push(text('date.unsure'));
  return [...words, ...fileCounts(files, text)];
}
