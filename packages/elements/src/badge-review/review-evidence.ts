/** What the person has sent for a request, under its heading. */
import type {Badge, BadgeRequest} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {outlineHeading} from '../base/outline-heading.js';
import {renderDeclared} from '../evidence/declared-completion.js';
import {renderAnswers} from '../evidence/shown-evidence.js';
import type {ReviewOptions} from './review-screen.js';

export function renderEvidence(request: BadgeRequest, badge: Badge, options: ReviewOptions): TemplateResult {
  const {text, language, headingLevel, files, backend} = options;
  const name = request.earnerName;
  const form = {
    answers: request.answers,
    questions: badge.form?.questions ?? [],
    files: request.files,
  };
  const {structure} = request;
  return html`<div>
    ${outlineHeading({level: headingLevel + 1, id: 'evidence', className: 'sub'}, text('evidence'))}
    ${form.answers.length === 0 && !request.declared ? html`<p class="quiet">${text('noEvidence')}</p>` : nothing}
    <ol class="evidence">
      ${renderAnswers(form, {
        text,
        language,
        names: {photo: text('photoOf', {name}), voice: text('voiceOf', {name})},
        fileOf: (file) =>
          files.get(file, (signal) =>
            backend.use((client) => client.files.get({structure, file: file.id}, {signal})),
          ),
        onRetry: (file) => {
          files.retry(file);
        },
      })}
      ${(request.declared ?? []).map((one) => html`<li>${renderDeclared(one, {text, language})}</li>`)}
    </ol>
  </div>`;
}
