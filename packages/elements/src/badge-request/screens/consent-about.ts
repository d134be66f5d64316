/** Before an agreement: what the request holds, who sees it, for how long, and the way back. One short answer to each question. */
import {type Question, retentionBounds} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {inOwnLanguage} from '../../text/in-own-language.js';
import {answerTo} from '../draft.js';
import {givenId} from '../fields/consent-field.js';
import {fileCounts} from '../fields/file-counts.js';
import type {ScreenOptions} from '../screen.js';
import {renderReaders} from './who-reads.js';

/** The question says "my photo": which it is must not be guessed. Nothing where the person has given no photo, voice or document. */
export function renderAbout({id}: Question, options: ScreenOptions): TemplateResult | typeof nothing {
  const {flow, badge, text, language} = options;
  const given = flow.questions.flatMap((question) => {
    const {files = []} = flow.draft ? answerTo(flow.draft, question.id) : {};
    return files.length > 0 ? [{question, files}] : [];
  });
  if (given.length === 0) return nothing;
  const {structureName: structure} = badge;
  return html`<dl class="about">
    <div id=${givenId(id)}>
      <dt>${text('consentAbout')}</dt>
      ${given.map(
        ({question, files}) =>
          html`<dd>
            <strong>${fileCounts(files, text).join(', ')}</strong> ·
            ${inOwnLanguage(question.label, language)}
          </dd>`,
      )}
      ${given.every(({question}) => canBeTakenOut(question)) ? html`<dd>${text('consentTakeOut')}</dd>` : nothing}
    </div>
    <div>
      <dt>${text('consentSeen')}</dt>
      <dd>${renderReaders(options)}</dd>
      <dd>${text('consentLater')}</dd>
    </div>
    <div>
      <dt>${text('consentHowLong')}</dt>
      <dd>${text('consentKept', {n: mostYears})}</dd>
    </div>
    <div>
      <dt>${text('consentMind')}</dt>
      <dd>${text('consentWayBack', {structure})}</dd>
    </div>
  </dl>`;
}

/** May the question stay without an answer? Where it must have one, taking a photo out asks for words instead. */
function canBeTakenOut(question: Question): boolean {
  return !question.required;
}

/** What a structure may choose at most; each says less where it wants to. */
const mostYears = Math.round(retentionBounds.evidence.most / 365);
