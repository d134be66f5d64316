/** What the person has sent for a request, under its heading, with the questionnaire in the version that they answered to. */
import {html, nothing, type TemplateResult} from 'lit';
import {outlineHeading} from '../base/outline-heading.js';
import {renderDeclared} from '../evidence/declared-completion.js';
import {renderAnswers} from '../evidence/shown-evidence.js';
import {renderRecommendations} from './review-recommendations.js';
import type {RequestOptions} from './review-screen.js';

export function renderEvidence(options: RequestOptions): TemplateResult {
  const {flow, text, language, headingLevel, files, source, answersDrawn} = options;
  if (!flow.open) return html``;
  const {request, form, isFormOld} = flow.open;
  const {earnerName: name, answers} = request;
  return html`<div>
    ${outlineHeading({level: headingLevel + 1, id: 'evidence', className: 'sub'}, text('evidence'))}
    ${answers.length === 0 && !request.declared ? html`<p class="quiet">${text('noEvidence')}</p>` : nothing}
    <ol class="evidence">
      ${renderAnswers(
        {answers, questions: form?.questions ?? [], files: request.files, atMost: answersDrawn},
        {
          text,
          language,
          names: {photo: text('photoOf', {name}), voice: text('voiceOf', {name})},
          fileOf: (file) => {
            const stored = request.files.find(({id}) => id === file.id);
            return files.get(file, (signal) =>
              stored ? source.file(stored, signal) : Promise.reject(new Error('No such file')),
            );
          },
          onRetry: (file) => {
            files.retry(file);
          },
          recordings: files.recordings,
          onMute: text('askVoiceAgain', {answer: text('answer.missing')}),
        },
      )}
      ${(request.declared ?? []).map((one) => html`<li>${renderDeclared(one, {text, language})}</li>`)}
    </ol>
    ${
      form && answers.length > 0
        ? html`<p class="quiet small form-version">
            ${text('formVersion', {version: form.version})} ${isFormOld ? text('formChanged') : nothing}
          </p>`
        : nothing
    }
    ${renderRecommendations(options)}
  </div>`;
}
