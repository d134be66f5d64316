/** The field for an agreement: what it is about, yes or no. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../../art/marks.js';
import {renderRadios, yesAndNo} from './choice-field.js';
import type {FieldOptions, QuestionOf} from './field.js';

/** What an agreement is about describes it; the rest of what is said before it is there to read. */
export const givenId = (question: string): string => `${question}-given`;

/** A no is an answer. Where the badge cannot be asked for without a yes, what follows from it is said before, and with whom to talk after. */
export function renderConsent(options: FieldOptions<QuestionOf<'consent'>>): TemplateResult {
  const {question, answer, text, contact, announce, about} = options;
  const [yes, no] = yesAndNo(options);
  const given = about === nothing ? [] : [givenId(question.id)];
  if (!question.required)
    return html`<div class="choices">${about} ${renderRadios(options, [yes, no], given.join(' '))}</div>`;
  const hintId = `${question.id}-hint`;
  const isRefused = answer.agreed === false;
  const words = `${text('cannotLeave')} ${text('consentNo', {people: contact})}`;
  const sayNo = (): void => {
    no.choose();
    announce(words);
  };
  return html`<div class="choices">
    ${about}
    <p class="quiet" id=${hintId}>${text('consentBefore')}</p>
    ${renderRadios(options, [yes, {...no, choose: sayNo}], [...given, hintId].join(' '))}
    ${isRefused ? html`<p class="box truth">${unsureMark()}<span>${words}</span></p>` : nothing}
  </div>`;
}
