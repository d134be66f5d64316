/** Fields for files: photos, recordings, documents. What was chosen is shown at once, and can be taken away again. */
import {type FileKind, maxDescriptionLength, maxFilesOf, mediaTypes} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {listenIcon, photoIcon} from '../../art/icons.js';
import {unsureMark} from '../../art/marks.js';
import type {DraftFile} from '../draft.js';
import {describedBy, type FieldOptions, headingId, invalid, type QuestionOf, valueOf} from './field.js';
import {kindIcons} from './kind-icons.js';
import {renderVoice} from './voice-field.js';

type FileQuestion = QuestionOf<'photo' | 'voice' | 'file' | 'evidence'>;

export function renderFiles(options: FieldOptions<FileQuestion>, kind: FileKind): TemplateResult {
  const {question, text, answer, media} = options;
  // One thing at a time: what was said before is there again afterwards.
  const isRecording = kind === 'voice' && media?.recorder.question === question.id;
  const hintId = `${question.id}-hint`;
  const files = (answer.files ?? []).filter((file) => question.type !== 'evidence' || file.kind === kind);
  return html`<div class="files">
    ${files.length > 0 && !isRecording ? renderChosen(options, files) : nothing}
    ${
      kind === 'voice'
        ? renderVoice(options, files.length > 0)
        : html`<div>
            <div class="pickers">
              ${kind === 'photo' ? renderPicker(options, {kind, isCamera: true, hintId}) : nothing}
              ${renderPicker(options, {kind, isCamera: false, hintId})}
            </div>
            <p class="hint small" id=${hintId}>${text(`pickHint.${kind}`)}</p>
          </div>`
    }
  </div>`;
}

interface Picker {
  readonly kind: FileKind;
  /** Opens the camera at once, where the device has one. */
  readonly isCamera: boolean;
  readonly hintId?: string;
}

export function renderPicker(
  options: FieldOptions<FileQuestion>,
  {kind, isCamera, hintId}: Picker,
): TemplateResult {
  const {question, text, onFiles} = options;
  const id = isCamera ? `${question.id}-camera` : question.id;
  return html`<label class="button secondary wide picker ${isCamera ? 'camera' : ''}">
    <input
      type="file"
      id=${id}
      accept=${mediaTypes[kind].join(',')}
      capture=${isCamera ? 'environment' : nothing}
      ?multiple=${!isCamera && kind !== 'voice' && maxFilesOf(question) > 1}
      aria-labelledby="${headingId(question)} ${id}-pick"
      aria-describedby=${describedBy(options, hintId)}
      aria-invalid=${isCamera ? nothing : invalid(options)}
      @change=${(event: Event) => {
        const input = event.currentTarget;
        if (!(input instanceof HTMLInputElement)) return;
        const chosen = [...(input.files ?? [])];
        // Emptied, so that choosing the same file again after removing it is a change.
        input.value = '';
        if (chosen.length > 0) onFiles(chosen, kind);
      }}
    />
    ${isCamera ? photoIcon() : kind === 'voice' ? listenIcon() : kindIcons[kind]()}<span id="${id}-pick"
      >${text(isCamera ? 'pick.camera' : `pick.${kind}`)}</span
    >
  </label>`;
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
        ${file.kind === 'photo' ? renderDescription(file, name, options) : nothing}
      </li>`;
    })}
  </ul>`;
}

/** In words, for those who do not see the photo. */
function renderDescription(file: DraftFile, name: string, {text, onDescribe}: FieldOptions): TemplateResult {
  const id = `${file.id}-description`;
  return html`<div class="description">
    <label class="label" for=${id}>${text('describe', {name})}</label>
    <input
      class="field"
      type="text"
      id=${id}
      autocomplete="off"
      maxlength=${maxDescriptionLength}
      aria-describedby="${id}-hint"
      .value=${live(file.description ?? '')}
      @input=${(event: Event) => {
        onDescribe(file, valueOf(event));
      }}
    />
    <p class="hint small" id="${id}-hint">${text('describeHint')}</p>
  </div>`;
}

function renderPreview(file: DraftFile, name: string, {urlOf, text, media}: FieldOptions): unknown {
  if (!file.blob || file.kind === 'file') return html`<span class="preview">${kindIcons[file.kind]()}</span>`;
  const url = urlOf(file.blob);
  if (file.kind === 'photo')
    return html`<img class="preview" src=${url} alt=${file.description?.trim() || name} />`;
  return media?.recordings.render(
    {url, name, className: 'preview'},
    html`<p class="truth">${unsureMark()}<span>${text('voice.mute')}</span></p>`,
  );
}
