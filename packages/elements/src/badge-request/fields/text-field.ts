/** Fields for words: a line, several lines, a date, a link. */
import {inLanguage} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {
  describedBy,
  type FieldOptions,
  headingId,
  invalid,
  type QuestionOf,
  renderError,
  required,
  valueOf,
} from './field.js';

const inputTypes = {shortText: 'text', date: 'date', link: 'url'} as const;

export function renderLine(options: FieldOptions<QuestionOf<'shortText' | 'date' | 'link'>>): TemplateResult {
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
    ${renderError(options)}
  </div>`;
}

export function renderParagraph(options: FieldOptions<QuestionOf<'longText' | 'evidence'>>): TemplateResult {
  const {question, answer, text, language, onAnswer} = options;
  const labelId = `${question.id}-label`;
  const hint = text('noHealth');
  const isSaidAlready = question.help !== undefined && says(inLanguage(question.help, language), hint);
  const hintId = isSaidAlready ? undefined : `${question.id}-hint`;
  return html`<div>
    <label class="label" id=${labelId} for=${question.id}>${text('answer')}</label>
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
    ${hintId === undefined ? nothing : html`<p class="hint small" id=${hintId}>${hint}</p>`}
    ${renderError(options)}
  </div>`;
}

/** Is the sentence in the text, whatever their apostrophes and spaces? */
function says(text: string, sentence: string): boolean {
  const plain = (words: string): string => words.replace(/[’']/g, "'").replace(/\s+/g, ' ').toLowerCase();
  return plain(text).includes(plain(sentence));
}
