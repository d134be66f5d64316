/** The questions: one on a screen, or all on one page. Where one is, what is asked, the field, and the way on. */
import type {Question} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {keyed} from 'lit/directives/keyed.js';
import {repeat} from 'lit/directives/repeat.js';
import {mendMark} from '../../art/marks.js';
import {pip} from '../../art/outlines.js';
import {inOwnLanguage} from '../../text/in-own-language.js';
import {answerTo} from '../draft.js';
import {errorId, headingId, helpId} from '../fields/field.js';
import {renderField} from '../fields/render-field.js';
import type {ScreenOptions} from '../screen.js';
import {renderSummary} from './check-screen.js';
import {renderAbout} from './consent-about.js';
import {renderKept} from './kept.js';
import {insteadOfSubmit, renderBack, screenHeading} from './parts.js';
import {problemAt} from './problem-at.js';
import {contactOf} from './who-reads.js';

export function renderQuestion(options: ScreenOptions, id: string): TemplateResult {
  const {flow} = options;
  const {questions, draft} = flow;
  const index = questions.findIndex((each) => each.id === id);
  const question = questions[index];
  if (!question || !draft) return html``;
  return html`
    <form
      class="stack"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        flow.next();
      }}
    >
      ${renderProgress(options, index)} ${keyed(id, renderAsked(question, options))} ${renderFoot(options)}
    </form>
  `;
}

/** All questions, each with its number: for somebody who would rather see everything at once. */
export function renderPage(options: ScreenOptions): TemplateResult {
  const {flow, text, turns, shownQuestions} = options;
  const {questions} = flow;
  return html`<form
    class="stack whole"
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      flow.next();
    }}
  >
    ${screenHeading(options, text('allQuestions', {n: questions.length}))} ${renderSummary(options)}
    ${repeat(
      shownQuestions.of(questions).slice(0, turns.of(questions.length)),
      ({question}) => question.id,
      ({question, n, total}) =>
        html`<section aria-labelledby=${headingId(question)}>
          ${total > 1 ? html`<p class="quiet number">${text('step', {n, total})}</p>` : nothing}
          ${
            // An act changes one question: the others are not looked at.
            guard(whatIsShown(question, options), () =>
              renderAsked(question, {...options, headingLevel: options.headingLevel + 1}),
            )
          }
        </section>`,
    )}
    ${turns.hasOnlyBegun ? nothing : renderFoot(options)}
  </form>`;
}

/** Everything that the picture of a question depends on, but for its number: that changes when another question opens. */
function whatIsShown(question: Question, {flow, media, language, headingLevel}: ScreenOptions): unknown[] {
  const {id} = question;
  const answer = flow.draft?.answers.find((one) => one.question === id);
  return [
    question,
    answer,
    // An agreement names what was given elsewhere.
    question.type === 'consent' ? flow.draft?.answers : undefined,
    flow.problems.get(id),
    media,
    media?.recorder.stateOf(id),
    media?.recordings.muteCount,
    language,
    headingLevel,
  ];
}

function renderAsked(question: Question, options: ScreenOptions): TemplateResult {
  const {badge, flow, text, language, urlOf, announce, media} = options;
  const {id} = question;
  const error = problemAt(question, options);
  const onGone = (): void => {
    flow.focusTarget = {question: id, isWrong: false};
  };
  const field = renderField({
    question,
    answer: flow.draft ? answerTo(flow.draft, id) : {question: id},
    error,
    contact: contactOf(badge, language),
    about: question.type === 'consent' ? renderAbout(question, options) : nothing,
    text,
    language,
    urlOf,
    announce,
    media,
    onAnswer: (change) => {
      flow.answer(id, change);
    },
    onFiles: (files, kind) => {
      const add = (ready: readonly File[]): void => {
        if (flow.addFiles(id, ready, kind) > 0)
          announce(text('fileAdded', {name: kind === 'voice' ? text('yourVoice') : namesOf(ready)}));
      };
      if (kind === 'photo' && media) void Promise.all(files.map((file) => media.shrinkPhoto(file))).then(add);
      else add(files);
    },
    onRemoveFile: (file) => {
      flow.removeFile(id, file.id);
      announce(text('fileRemoved', {name: file.kind === 'voice' ? text('yourVoice') : file.name}));
      onGone();
    },
    onGone,
    onDescribe: (file, description) => {
      flow.describe(id, file.id, description);
    },
  });
  return html`<div class="stack asked" data-question=${id}>
    <div>
      ${screenHeading(options, inOwnLanguage(question.label, language), headingId(question))}
      ${question.help ? html`<p class="quiet" id=${helpId(question)}>${inOwnLanguage(question.help, language)}</p>` : nothing}
      ${question.required ? nothing : html`<p class="quiet">${text('optional')}</p>`}
      ${error ? html`<p class="error" id=${errorId(question)}>${mendMark()}<span>${error}</span></p>` : nothing}
    </div>
    ${field}
  </div>`;
}

function renderFoot(options: ScreenOptions): TemplateResult {
  const {flow, text, media} = options;
  const {screen} = flow;
  // One thing at a time: who speaks stops first. What they say is kept if they go back.
  const isSpeaking = screen.kind === 'question' && media?.recorder.question === screen.id;
  // Who has said no where a yes is needed goes no further: what they wrote is there to read again.
  const isStopped = flow.sheet.refused.some(
    ({id}) => screen.kind === 'page' || (screen.kind === 'question' && screen.id === id),
  );
  return html`<div class="foot">
    ${
      isSpeaking
        ? nothing
        : html`<button
            class="button ${isStopped ? 'secondary' : 'primary'} wide"
            type="submit"
            part="button"
            @click=${insteadOfSubmit(() => {
              flow.next();
            })}
          >
            ${text(isStopped ? 'reread' : 'next')}
          </button>`
    }
    ${renderBack(options)} ${renderKept(options)}
  </div>`;
}

const namesOf = (files: readonly File[]): string => files.map(({name}) => name).join(', ');

/** In words, where there is more than one; the hexagons are decoration. `index` is that of the open question, or the number of questions when all are answered. */
export function renderProgress({flow, text}: ScreenOptions, index: number): TemplateResult | typeof nothing {
  const {questions} = flow;
  const total = questions.length;
  if (total === 1) return nothing;
  const words = index < total ? text('step', {n: index + 1, total}) : text('allAnswered');
  const pips =
    total > mostPips ? [] : questions.map((_, i) => pip(i < index ? 'on' : i === index ? 'current' : 'off'));
  return html`<p class="progress"><span>${words}</span><span class="pips act">${pips}</span></p>`;
}

/** More of them would be a crowd that says nothing. */
const mostPips = 12;
