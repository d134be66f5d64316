/** Evidence beside the new badge at once: written, spoken, photographed, or files. */
import {mediaTypes} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {voiceIcon} from '../../art/icons.js';
import {mendMark, trueMark, unsureMark} from '../../art/marks.js';
import {kindIcons} from '../../badge-request/fields/kind-icons.js';
import type {VoiceState} from '../../badge-request/fields/voice-recorder.js';
import {designerFr} from '../../messages/designer.fr.js';
import {errorKey} from '../../text/error-key.js';
import type {ScreenOptions} from '../designer-screens.js';
import {screenHeading, valueOf} from './screen-parts.js';

export function renderEvidence(options: ScreenOptions): TemplateResult {
  const {evidence, text, flow, backend, keeper} = options;
  return html`${screenHeading(options, text('evidenceTitle'))} ${renderNews(options)} ${renderKept(options)}
    <div>
      <label class="label" for="evidence"
        >${text(evidence.kept.length > 0 ? 'evidenceMore' : 'evidenceText')}</label
      >
      <textarea
        class="field"
        id="evidence"
        rows="4"
        maxlength="5000"
        aria-invalid=${evidence.isMissing ? 'true' : nothing}
        aria-describedby=${evidence.isMissing ? 'evidence-error evidence-hint' : 'evidence-hint'}
        .value=${live(evidence.words)}
        @input=${(event: Event) => {
          evidence.write(valueOf(event));
        }}
      ></textarea>
      <p class="hint small" id="evidence-hint">${text('noHealth')}</p>
      ${
        evidence.isMissing
          ? html`<p class="error" id="evidence-error">
              ${mendMark()}<span>${text('evidenceMissing')}</span>
            </p>`
          : nothing
      }
    </div>
    ${renderWays(options)} ${renderChosen(options)}
    <div class="foot">
      <button
        class="button primary"
        part="button"
        type="button"
        aria-disabled=${evidence.isSending}
        @click=${() => void evidence.send({backend, flow, award: keeper.award})}
      >
        ${text(evidence.isSending ? 'saving' : 'sendEvidence')}
      </button>
      <button
        class="button ${evidence.kept.length > 0 ? 'secondary' : 'plain'}"
        type="button"
        @click=${() => {
          evidence.recorder.stop();
          flow.show('done');
        }}
      >
        ${text(evidence.kept.length > 0 ? 'finish' : 'back')}
      </button>
    </div>`;
}

function renderNews({evidence, text}: ScreenOptions): TemplateResult {
  return html`<div role="status">
      ${
        evidence.isKept
          ? html`<p class="truth" data-focus="news" tabindex="-1">
              ${trueMark()}<strong>${text('evidenceKept')}</strong>
            </p>`
          : nothing
      }
    </div>
    <div role="alert">
      ${
        evidence.error === undefined
          ? nothing
          : html`<p class="box truth" data-focus="problem" tabindex="-1">
              ${unsureMark()}<strong>${text(errorKey(designerFr, evidence.error))}</strong>
            </p>`
      }
    </div>`;
}

/** What is safe stands apart from what is about to be added. */
function renderKept({evidence, text}: ScreenOptions): TemplateResult | typeof nothing {
  if (evidence.kept.length === 0) return nothing;
  return html`<div>
    <p class="label" id="kept-evidence">${text('evidenceKeptList')}</p>
    <ul class="kept" aria-labelledby="kept-evidence">
      ${evidence.kept.map(
        ({kind, name}) =>
          html`<li class="truth">
            ${trueMark()}${kind === 'words' ? html`<span class="as-written" dir="auto">${name}</span>` : html`<span>${kindIcons[kind]()} <bdi>${name}</bdi></span>`}
          </li>`,
      )}
    </ul>
  </div>`;
}

function renderWays(options: ScreenOptions): TemplateResult {
  return html`<div class="actions">
    ${renderPicker(options, 'photo')} ${renderVoice(options)} ${renderPicker(options, 'file')}
  </div>`;
}

const everyType = [...mediaTypes.photo, ...mediaTypes.voice, ...mediaTypes.file];

function renderPicker({evidence, text}: ScreenOptions, kind: 'photo' | 'file'): TemplateResult {
  return html`<label class="button secondary picker">
    <input
      type="file"
      multiple
      accept=${(kind === 'photo' ? mediaTypes.photo : everyType).join()}
      @change=${({currentTarget: input}: Event) => {
        if (!(input instanceof HTMLInputElement)) return;
        const chosen = [...(input.files ?? [])];
        // Emptied, so that choosing the same file again after removing it is a change.
        input.value = '';
        void evidence.add(chosen, kind);
      }}
    />
    ${kindIcons[kind]()}<span>${text(kind === 'photo' ? 'evidencePhoto' : 'evidenceFile')}</span>
  </label>`;
}

/** Its live region is there before anybody speaks. */
function renderVoice({evidence, text, announce}: ScreenOptions): TemplateResult {
  const {recorder} = evidence;
  if (!recorder.isSupported) return html``;
  const state = recorder.stateOf('evidence');
  const isOn = state.kind === 'recording' || state.kind === 'asking';
  const said = (now: VoiceState): string => {
    if (now.kind === 'recording') return text('voiceLeft', {n: now.secondsLeft});
    if (now.kind === 'asking') return text('voiceAsking');
    return now.kind === 'failed' ? text('voiceFailed') : '';
  };
  return html`<button
      class="button ${isOn ? 'primary' : 'secondary'}"
      type="button"
      @click=${() => {
        if (isOn) recorder.stop();
        else
          evidence.record((news) => {
            announce(said(news));
          });
      }}
    >
      ${voiceIcon()}<span>${text(isOn ? 'voiceStop' : 'evidenceVoice')}</span>
    </button>
    ${state.kind === 'idle' ? nothing : html`<p class="quiet small">${said(state)}</p>`}`;
}

function renderChosen({evidence, text, urls}: ScreenOptions): TemplateResult {
  const {files} = evidence;
  return html`<div role="status">
    ${
      files.length === 0
        ? nothing
        : html`<p class="label">${text('evidenceFiles')}</p>
            <ul class="shelf plain-list">
              ${files.map((chosen, i) => {
                const {file, kind} = chosen;
                const name = text(`file.${kind}`, {n: i + 1});
                return html`<li class="truth">
                  ${
                    kind === 'photo'
                      ? html`<img class="thumb" src=${urls.urlOf(file)} alt="" />`
                      : kind === 'voice'
                        ? html`<audio controls src=${urls.urlOf(file)} aria-label=${name}></audio>`
                        : kindIcons.file()
                  }
                  <span>${name} <bdi class="quiet small">${file.name}</bdi></span>
                  <button
                    class="button plain"
                    type="button"
                    @click=${() => {
                      evidence.remove(chosen);
                    }}
                  >
                    ${text('fileRemove', {name})}
                  </button>
                </li>`;
              })}
            </ul>`
    }
  </div>`;
}
