/** The field for an agreement: what it is about, who sees that, yes or no. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../../art/marks.js';
import {inOwnLanguage} from '../../text/in-own-language.js';
import {renderRadios, yesAndNo} from './choice-field.js';
import type {FieldOptions, QuestionOf} from './field.js';
import {fileCounts} from './file-counts.js';

/** A no is an answer. Where the badge cannot be asked for without a yes, what follows from it is said before, and with whom to talk after. */
export function renderConsent(options: FieldOptions<QuestionOf<'consent'>>): TemplateResult {
  const {question, answer, text, contact, announce} = options;
  const [yes, no] = yesAndNo(options);
  const hintId = `${question.id}-hint`;
  if (!question.required)
    return html`<div class="choices">
      <div class="quiet" id=${hintId}>${renderAbout(options)}</div>
      ${renderRadios(options, [yes, no], hintId)}
    </div>`;
  const isRefused = answer.agreed === false;
  const words = `${text('cannotLeave')} ${text('consentNo', {people: contact})}`;
  const sayNo = (): void => {
    no.choose();
    announce(words);
  };
  return html`<div class="choices">
    <div class="quiet" id=${hintId}>
      ${renderAbout(options)}
      <p>${text('consentBefore')}</p>
    </div>
    ${renderRadios(options, [yes, {...no, choose: sayNo}], hintId)}
    ${isRefused ? html`<p class="box truth">${unsureMark()}<span>${words}</span></p>` : nothing}
  </div>`;
}

/** What the person has put into the request so far: the question says "my photo", and they should not have to guess which. */
function renderAbout({given, readers, text, language}: FieldOptions): TemplateResult | typeof nothing {
  if (given.length === 0) return nothing;
  return html`<p>${text('consentAbout')}</p>
    <ul class="plain-list">
      ${given.map(
        ({question, files}) =>
          html`<li>
            <strong>${fileCounts(files, text).join(', ')}</strong> ·
            ${inOwnLanguage(question.label, language)}
          </li>`,
      )}
    </ul>
    <p>${[text('consentSeen'), readers, text('consentLater')].join(' ')}</p>`;
}
