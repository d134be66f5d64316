/** Fields for files: photos, recordings, documents. What was chosen is shown at once, and can be taken away again. */
import {type FileKind, maxFileBytes, mediaTypes} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {missingIcon, photoIcon, voiceIcon} from '../../art/icons.js';
import {formatBytes} from '../../text/format-bytes.js';
import type {DraftFile} from '../draft.js';
import {describedBy, type FieldOptions, headingId, invalid, type QuestionOf, renderError} from './field.js';

export const kindIcons = {photo: photoIcon, voice: voiceIcon, file: missingIcon} as const;

export function renderFiles(
  options: FieldOptions<QuestionOf<'photo' | 'voice' | 'file' | 'evidence'>>,
  kind: FileKind,
): TemplateResult {
  const {question, text, language, answer, onFiles} = options;
  const [pickId, hintId] = [`${question.id}-pick`, `${question.id}-hint`];
  const files = (answer.files ?? []).filter((file) => question.type !== 'evidence' || file.kind === kind);
  return html`<div class="files">
    ${files.length > 0 ? renderChosen(options, files) : nothing}
    <div>
      <label class="button secondary wide picker">
        <input
          type="file"
          id=${question.id}
          accept=${mediaTypes[kind].join(',')}
          capture=${kind === 'voice' ? 'user' : nothing}
          ?multiple=${maxFilesOf(question) > 1}
          aria-labelledby="${headingId(question)} ${pickId}"
          aria-describedby=${describedBy(options, hintId)}
          aria-invalid=${invalid(options)}
          @change=${(event: Event) => {
            const input = event.currentTarget;
            if (!(input instanceof HTMLInputElement)) return;
            const chosen = [...(input.files ?? [])];
            // Emptied, so that choosing the same file again after removing it is a change.
            input.value = '';
            if (chosen.length > 0) onFiles(chosen, kind);
          }}
        />
        ${kindIcons[kind]()}<span id=${pickId}>${text(`pick.${kind}`)}</span>
      </label>
      <p class="hint small" id=${hintId}>
        ${text(`pickHint.${kind}`, {size: formatBytes(maxFileBytes, language)})}
      </p>
      ${renderError(options)}
    </div>
  </div>`;
}

/** Evidence may hold one photo and one recording and more: the form sets no number for it. */
function maxFilesOf(question: QuestionOf<'photo' | 'voice' | 'file' | 'evidence'>): number {
  return question.type === 'photo' || question.type === 'file' ? question.maxFiles : 1;
}

function renderChosen(options: FieldOptions, files: readonly DraftFile[]): TemplateResult {
  const {text, onRemoveFile} = options;
  return html`<ul class="chosen">
    ${files.map((file, index) => {
      const name = text(`added.${file.kind}`, {n: index + 1});
      return html`<li>
        ${renderPreview(file, name, options)}
        <span class="small">${name}</span>
        <button
          class="button plain"
          type="button"
          aria-label=${text('removeNamed', {name})}
          @click=${() => {
            onRemoveFile(file);
          }}
        >
          ${text('remove')}
        </button>
      </li>`;
    })}
  </ul>`;
}

function renderPreview(file: DraftFile, name: string, {urlOf}: FieldOptions): TemplateResult {
  if (!file.blob || file.kind === 'file') return html`<span class="preview">${kindIcons[file.kind]()}</span>`;
  if (file.kind === 'photo') return html`<img class="preview" src=${urlOf(file.blob)} alt=${name} />`;
  return html`<audio class="preview" controls src=${urlOf(file.blob)} aria-label=${name}></audio>`;
}
