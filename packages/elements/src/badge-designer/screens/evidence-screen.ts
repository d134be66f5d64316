/** Evidence beside the new badge at once: some words, a photo, or both. */
import {mediaTypes} from '@pepites/recognition';
import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {photoIcon} from '../../art/icons.js';
import {refusedMark, trueMark, unsureMark} from '../../art/marks.js';
import {designerFr} from '../../messages/designer.fr.js';
import {errorKey} from '../../text/error-key.js';
import type {ScreenOptions} from '../designer-screens.js';
import {screenHeading, valueOf} from './screen-parts.js';

export class EvidenceForm {
  words = '';
  photo: File | undefined;
  isSending = false;
  isMissing = false;
  isKept = false;
  error: unknown;

  readonly #host: LitElement;
  /** What of it the backend has already: sent again after a failure, nothing is sent twice. */
  readonly #sent = {words: '', photo: undefined as File | undefined};

  constructor(host: LitElement) {
    this.#host = host;
  }

  set(values: Partial<Pick<EvidenceForm, 'words' | 'photo'>>): void {
    Object.assign(this, values, {isMissing: false, isKept: false});
    this.#host.requestUpdate();
  }

  clear(): void {
    this.set({words: '', photo: undefined});
    this.error = undefined;
  }

  /** Never rejects: what went wrong is in `error`. */
  async send({backend, keeper, flow}: ScreenOptions): Promise<void> {
    const {award} = keeper;
    if (this.isSending || award === undefined) return;
    const words = this.words.trim();
    const {photo} = this;
    this.isMissing = words === '' && !photo;
    this.error = undefined;
    this.#host.requestUpdate();
    if (this.isMissing) {
      flow.focusTarget = 'problem';
      return;
    }
    this.isSending = true;
    const {context, structure} = backend;
    try {
      if (words !== '' && words !== this.#sent.words) {
        const evidence = {kind: 'text', title: '', text: words} as const;
        await context.use((client) => client.awards.addEvidence({structure, award, evidence}));
        this.#sent.words = words;
      }
      if (photo && photo !== this.#sent.photo) {
        const {id: file} = await context.use((client) => client.files.upload({structure, file: photo}));
        const evidence = {kind: 'file', title: '', file} as const;
        await context.use((client) => client.awards.addEvidence({structure, award, evidence}));
        this.#sent.photo = photo;
      }
      Object.assign(this, {words: '', photo: undefined, isKept: true});
      flow.focusTarget = 'news';
      context.notifyChange();
    } catch (error) {
      this.error = error;
      flow.focusTarget = 'problem';
    } finally {
      this.isSending = false;
      this.#host.requestUpdate();
    }
  }
}

export function renderEvidence(options: ScreenOptions): TemplateResult {
  const {evidence, text, flow} = options;
  return html`${screenHeading(options, text('evidenceTitle'))} ${renderNews(options)}
    <div>
      <label class="label" for="evidence">${text('evidenceText')}</label>
      <textarea
        class="field"
        id="evidence"
        rows="4"
        maxlength="5000"
        aria-invalid=${evidence.isMissing ? 'true' : nothing}
        aria-describedby=${evidence.isMissing ? 'evidence-error evidence-hint' : 'evidence-hint'}
        .value=${live(evidence.words)}
        @input=${(event: Event) => {
          evidence.set({words: valueOf(event)});
        }}
      ></textarea>
      <p class="hint small" id="evidence-hint">${text('noHealth')}</p>
      ${
        evidence.isMissing
          ? html`<p class="error" id="evidence-error">
              ${refusedMark()}<span>${text('evidenceMissing')}</span>
            </p>`
          : nothing
      }
    </div>
    ${renderPhoto(options)}
    <div class="foot">
      <button
        class="button primary"
        part="button"
        type="button"
        aria-disabled=${evidence.isSending}
        @click=${() => void evidence.send(options)}
      >
        ${text(evidence.isSending ? 'saving' : 'sendEvidence')}
      </button>
      <button
        class="button plain"
        type="button"
        @click=${() => {
          flow.show('done');
        }}
      >
        ${text('back')}
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

function renderPhoto({evidence, text}: ScreenOptions): TemplateResult {
  const {photo} = evidence;
  return html`<div>
    <label class="button secondary picker">
      <input
        type="file"
        accept=${mediaTypes.photo.join()}
        aria-describedby="photo-hint"
        @change=${({currentTarget}: Event) => {
          if (currentTarget instanceof HTMLInputElement) evidence.set({photo: currentTarget.files?.[0]});
        }}
      />
      ${photoIcon()}<span>${text('evidencePhoto')}</span>
    </label>
    <p class="hint small" id="photo-hint" role="status">
      <bdi>${photo ? text('photoChosen', {name: photo.name}) : text('evidencePhotoHint')}</bdi>
    </p>
  </div>`;
}
