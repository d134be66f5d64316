/** Fields for words: a line, several lines, a link. */
import {inLanguage} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {says} from '../../text/says.js';
import {
  describedBy,
  type FieldOptions,
  headingId,
  invalid,
  type QuestionOf,
  required,
  valueOf,
} from './field.js';

const inputTypes = {shortText: 'text', link: 'url'} as const;

export function renderLine(options: FieldOptions<QuestionOf<'shortText' | 'link'>>): TemplateResult {
  const {question, answer, text, onAnswer} = options;
  const labelId = `${question.id}-label`;
  return html`<div>
    <label class="label" id=${labelId} for=${question.id}>${text('answer')}</label>
    <input
      class="field ${question.type}"
      id=${question.id}
      type=${inputTypes[question.type]}
      autocomplete="off"
      aria-labelledby="${headingId(question)} ${labelId}"
      aria-describedby=${describedBy(options)}
      aria-invalid=${invalid(options)}
      aria-required=${required(options)}
      .value=${live(answer.text ?? '')}
      @input=${(event: Event) => {
        onAnswer({text: valueOf(event)});
      }}
    />
  </div>`;
}

/** What is not to be written is said before anything is. */
export function renderParagraph(options: FieldOptions<QuestionOf<'longText' | 'evidence'>>): TemplateResult {
  const {question, answer, text, language, onAnswer} = options;
  const labelId = `${question.id}-label`;
  const hint = text('noHealth');
  const isSaidAlready = question.help !== undefined && says(inLanguage(question.help, language), hint);
  const hintId = isSaidAlready ? undefined : `${question.id}-hint`;
  return html`<div>
    <label class="label" id=${labelId} for=${question.id}>${text('answer')}</label>
    ${hintId === undefined ? nothing : html`<p class="hint small before" id=${hintId}>${hint}</p>`}
    <textarea
      class="field"
      id=${question.id}
      rows="4"
      aria-labelledby="${headingId(question)} ${labelId}"
      aria-describedby=${describedBy(options, hintId)}
      aria-invalid=${invalid(options)}
      aria-required=${question.type === 'longText' ? required(options) : 'false'}
      .value=${live(answer.text ?? '')}
      @input=${(event: Event) => {
        onAnswer({text: valueOf(event)});
      }}
    ></textarea>
  </div>`;
}
