/** One question: where one is, what is asked, the field, and the way on. */
import {inLanguage} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {pip} from '../../art/outlines.js';
import {answerTo} from '../draft.js';
import {headingId, helpId} from '../fields/field.js';
import {renderField} from '../fields/render-field.js';
import {problemWords} from '../problem-words.js';
import type {ScreenOptions} from '../screen.js';
import {renderKept, screenHeading} from './parts.js';

export function renderQuestion(options: ScreenOptions, id: string): TemplateResult {
  const {flow, text, language, urlOf, announce} = options;
  const {questions, draft} = flow;
  const index = questions.findIndex((each) => each.id === id);
  const question = questions[index];
  if (!question || !draft) return html``;
  const code = flow.problems.get(id);
  const field = renderField({
    question,
    answer: answerTo(draft, id),
    error: code ? problemWords(code, question, text, language) : undefined,
    text,
    language,
    urlOf,
    onAnswer: (change) => {
      flow.answer(id, change);
    },
    onFiles: (files, kind) => {
      if (flow.addFiles(id, files, kind) > 0)
        announce(text('fileAdded', {name: files.map(({name}) => name).join(', ')}));
    },
    onRemoveFile: (file) => {
      flow.removeFile(id, file.id);
      announce(text('fileRemoved', {name: file.name}));
      flow.focusTarget = 'heading';
    },
  });
  return html`
    ${renderProgress(options, index)}
    ${keyed(
      id,
      html`<form
        class="stack"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          flow.next();
        }}
      >
        <div>
          ${screenHeading(options, inLanguage(question.label, language), headingId(question))}
          ${
            question.help
              ? html`<p class="quiet" id=${helpId(question)}>${inLanguage(question.help, language)}</p>`
              : nothing
          }
          ${question.required ? nothing : html`<p class="quiet">${text('optional')}</p>`}
        </div>
        ${field}
        <div class="foot">
          <button class="button primary wide" type="submit" part="button">${text('next')}</button>
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
      </form>`,
    )}
  `;
}

/** In words; the hexagons are decoration. `index` is that of the open question, or the number of questions when all are answered. */
export function renderProgress({flow, text}: ScreenOptions, index: number): TemplateResult {
  const total = flow.questions.length;
  const words = index < total ? text('step', {n: index + 1, total}) : text('allAnswered');
  const pips = flow.questions.map((_, i) => pip(i < index ? 'on' : i === index ? 'current' : 'off'));
  return html`<p class="progress"><span>${words}</span><span class="pips act">${pips}</span></p>`;
}
