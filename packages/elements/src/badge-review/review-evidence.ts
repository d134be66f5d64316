/** What the person has sent, question by question: words as words, pictures and sound in place, documents to download. */
import {safeUrl} from '@pepites/credentials/safe-url.js';
import {
  type Answer,
  type Badge,
  type BadgeRequest,
  fileKindOf,
  inLanguage,
  type Question,
  type StoredFile,
} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {outlineHeading} from '../base/outline-heading.js';
import {codeOf} from '../text/error-key.js';
import {formatDate} from '../text/format.js';
import type {ReviewOptions} from './review-screen.js';

export function renderEvidence(request: BadgeRequest, badge: Badge, options: ReviewOptions): TemplateResult {
  const {text, language, headingLevel} = options;
  const questions = badge.form?.questions ?? [];
  const answered = request.answers.map((answer) => ({
    answer,
    question: questions.find(({id}) => id === answer.question),
  }));
  const order = (id: string): number => questions.findIndex((question) => question.id === id);
  answered.sort((a, b) => order(a.answer.question) - order(b.answer.question));
  return html`<div>
    ${outlineHeading({level: headingLevel + 1, id: 'evidence', className: 'sub'}, text('evidence'))}
    ${answered.length === 0 ? html`<p class="quiet">${text('noEvidence')}</p>` : nothing}
    <ol class="evidence">
      ${answered.map(
        ({answer, question}) =>
          html`<li>
            <p class="quiet">${question ? inLanguage(question.label, language) : answer.question}</p>
            ${renderAnswer(answer, question, request, options)}
          </li>`,
      )}
    </ol>
  </div>`;
}

function renderAnswer(
  answer: Answer,
  question: Question | undefined,
  request: BadgeRequest,
  options: ReviewOptions,
): TemplateResult {
  const files = (answer.files ?? []).flatMap((id) => request.files.find((file) => file.id === id) ?? []);
  const words = wordsOf(answer, question, options);
  return html`${words.map((each) => html`<div class="said"><span class="as-written">${each}</span></div>`)}
  ${files.map((file) => renderFile(file, request, options))}
  ${
    words.length === 0 && files.length === 0
      ? html`<div class="said quiet">${options.text('noAnswer')}</div>`
      : nothing
  }`;
}

function wordsOf(
  {text: written = '', choices = [], agreed}: Answer,
  question: Question | undefined,
  {text, language}: ReviewOptions,
): (string | TemplateResult)[] {
  const words: (string | TemplateResult)[] = [];
  const href = question?.type === 'link' ? safeUrl(written) : undefined;
  if (href !== undefined)
    words.push(html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${written}</a>`);
  else if (written !== '') words.push(question?.type === 'date' ? formatDate(written, language) : written);
  const labels = question && 'options' in question ? question.options : [];
  for (const choice of choices) {
    const label = labels.find(({value}) => value === choice)?.label;
    words.push(label ? inLanguage(label, language) : choice);
  }
  if (agreed !== undefined) words.push(text(agreed ? 'yes' : 'no'));
  return words;
}

function renderFile(file: StoredFile, request: BadgeRequest, options: ReviewOptions): TemplateResult {
  const {files, text} = options;
  const name = request.earnerName;
  const found = files.get(request.structure, file);
  if (found.state === 'waiting') return html`<div class="said quiet">${text('loadingFile')}</div>`;
  if (found.state === 'failed') {
    return html`<div class="said actions">
      <span>${sayWhyNot(found.error, options)}</span>
      <button
        class="button plain"
        type="button"
        @click=${() => {
          files.retry(file.id);
        }}
      >
        ${text('retry')}
      </button>
    </div>`;
  }
  switch (fileKindOf(file.mediaType)) {
    case 'photo':
      return html`<img class="photo" src=${found.url} alt=${text('photoOf', {name})} />`;
    case 'voice':
      return html`<div class="said">
        <audio controls preload="metadata" src=${found.url} aria-label=${text('voiceOf', {name})}></audio>
      </div>`;
    case 'file':
      return html`<div class="said">
        <a href=${found.url} download="document-${file.id}${extensionOf(file.mediaType)}"
          >${text('download')}</a
        >
      </div>`;
  }
}

/** Of a file that is gone or held back, that; else that it does not open. */
function sayWhyNot(error: unknown, {text}: ReviewOptions): string {
  const code = codeOf(error);
  return code === 'FILE_HELD' || code === 'FILE_UNKNOWN' ? text(`error.${code}`) : text('failedFile');
}

function extensionOf(mediaType: string): string {
  return mediaType === 'application/pdf' ? '.pdf' : '';
}
