/** A date in three boxes, as people say it: day, month, year. No calendar to leaf through, and a keyboard of digits on a telephone. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {DraftAnswer} from '../draft.js';
import {type DayPart, type DayParts, dayOrder, emptyDay, joinDay, splitDay} from './day-parts.js';
import {
  describedBy,
  errorId,
  type FieldOptions,
  headingId,
  invalid,
  type QuestionOf,
  required,
  valueOf,
} from './field.js';
import {tickCard} from './tick-card.js';

type DateOptions = FieldOptions<QuestionOf<'date'>>;

const example: DayParts = {day: '14', month: '10', year: '2026'};

export function renderDate(options: DateOptions): TemplateResult {
  const {question, text, language} = options;
  const hintId = `${question.id}-hint`;
  const order = dayOrder(language);
  const shown = shownParts(options);
  return html`<div class="choices">
    <div
      role="group"
      aria-labelledby=${headingId(question)}
      aria-describedby=${describedBy({...options, error: undefined}, hintId)}
    >
      <p class="hint small" id=${hintId}>
        ${text('date.hint', {date: order.map((part) => example[part]).join(' ')})}
      </p>
      <div class="boxes">${order.map((part) => renderBox(part, shown, options))}</div>
    </div>
    ${question.required ? nothing : renderUnsure(options)}
  </div>`;
}

function renderBox(part: DayPart, shown: DayParts, options: DateOptions): TemplateResult {
  const {question, error, text, language, onAnswer} = options;
  const id = `${question.id}-${part}`;
  return html`<div>
    <label class="label" for=${id}>${text(`date.${part}`)}</label>
    <input
      class="field ${part}"
      id=${id}
      type="text"
      inputmode="numeric"
      autocomplete="off"
      maxlength=${part === 'month' ? 12 : part === 'year' ? 4 : 2}
      aria-describedby=${error ? errorId(question) : nothing}
      aria-invalid=${invalid(options)}
      aria-required=${required(options)}
      .value=${live(shown[part])}
      @input=${(event: Event) => {
        const typed = {...shown, [part]: valueOf(event)};
        onAnswer({text: joinDay(typed, language), typed, isUnsure: false});
      }}
    />
  </div>`;
}

/** The question may stay without an answer; said by the person, it is one that they need not look for any more. */
function renderUnsure({answer, text, onAnswer}: DateOptions): TemplateResult {
  return tickCard({
    label: text('date.unsure'),
    isTicked: answer.isUnsure === true,
    onTick: (isUnsure) => {
      onAnswer(isUnsure ? {isUnsure, text: '', typed: emptyDay} : {isUnsure});
    },
  });
}

/** What was typed, as long as the answer is still that. */
function shownParts({answer, language}: {answer: DraftAnswer} & Pick<DateOptions, 'language'>): DayParts {
  const {typed, text = ''} = answer;
  return typed && joinDay(typed, language) === text ? typed : splitDay(text);
}
