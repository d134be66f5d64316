/** One's own badge, taken to one's Open Badge Passport: what the copy says is said first, then it is made, kept, and taken back. Loaded when it is asked for. */
import type {Award, Twin} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {CodedError} from '../../base/coded-error.js';
import {passportFr} from '../../messages/passport.fr.js';
import {saveBlob} from '../../share/save-blob.js';
import {errorKey} from '../../text/error-key.js';
import type {Text} from '../../text/messages.js';
import type {BadgeDrawing} from '../badge-drawing.js';
import {fileNameOf} from '../details/badge-copies.js';

export const passportWords = {
  fr: passportFr,
  en: async () => (await import('../../messages/passport.en.js')).passportEn,
  es: async () => (await import('../../messages/passport.es.js')).passportEs,
  ar: async () => (await import('../../messages/passport.ar.js')).passportAr,
  uk: async () => (await import('../../messages/passport.uk.js')).passportUk,
};

export const passportSite = 'https://openbadgepassport.com';

type Said = 'making' | 'made' | 'exists' | 'removed' | undefined;

export class PassportDesk {
  readonly #drawing: BadgeDrawing;
  readonly #text: Text<typeof passportFr>;
  #award: string | undefined;
  #twin: Twin | undefined;
  /** Whether there is a copy could not be asked yet. */
  #isUnknown = false;
  #said: Said;
  #failed: unknown;

  constructor(drawing: BadgeDrawing, text: Text<typeof passportFr>) {
    this.#drawing = drawing;
    this.#text = text;
  }

  /** Is there a copy already? */
  async open({id: award, structure}: Award): Promise<void> {
    if (this.#award === award && !(this.#isUnknown && this.#failed !== undefined)) return;
    this.#award = award;
    this.#twin = undefined;
    this.#said = undefined;
    this.#isUnknown = true;
    await this.#run(async () => {
      const {twin} = await this.#drawing.options.backend.context.use((client) =>
        client.awards.twin({structure, award}),
      );
      // Meanwhile, another badge was opened.
      if (this.#award !== award) return this.#said;
      this.#isUnknown = false;
      this.#twin = twin;
      return twin && 'exists';
    });
  }

  render(award: Award, name: string): TemplateResult {
    const text = this.#text;
    const isBusy = this.#said === 'making';
    const press = (kind: string, words: string, act: () => Promise<void>): TemplateResult =>
      html`<button
        class="button ${kind}"
        type="button"
        aria-disabled=${String(isBusy)}
        @click=${() => {
          if (!isBusy) void act();
        }}
      >
        ${words}
      </button>`;
    return html`<div class="passport" role="group" aria-label=${text('title')}>
      <p>${text('what')}</p>
      <p>${text('names')} ${text('why')}</p>
      ${
        this.#twin
          ? html`<p class="strong">${text('next')}</p>
              <ol class="passport-steps">
                <li>${text('open')} ${text('address')}</li>
                <li>${text('import')}</li>
              </ol>
              <div class="actions">
                <a class="button primary" href=${passportSite} target="_blank" rel="noopener noreferrer"
                  >${text('site')}</a
                >
                ${press('secondary', text('again'), async () => this.#make(award, name))}
                ${press('plain', text('remove'), async () => this.#remove(award))}
              </div>`
          : html`<div class="actions">
              ${
                this.#isUnknown && this.#failed !== undefined
                  ? press('primary', text('retry'), async () => this.open(award))
                  : press('primary', text('make'), async () => this.#make(award, name))
              }
            </div>`
      }
      <p class="quiet small">${text('online')}</p>
      <p role="status" class="said">${this.#said === undefined ? nothing : text(this.#said)}</p>
      <p role="alert" class="said">
        ${this.#failed === undefined ? nothing : text(errorKey(passportFr, this.#failed))}
      </p>
    </div>`;
  }

  async #make({id: award, structure}: Award, name: string): Promise<void> {
    await this.#run(async () => {
      const {context} = this.#drawing.options.backend;
      const twin = await context.use((client) => client.awards.createTwin({structure, award}));
      this.#twin = twin;
      saveBlob(await pictureOf(twin), `${fileNameOf(name)}-passport.png`);
      return 'made';
    });
  }

  async #remove({id: award, structure}: Award): Promise<void> {
    await this.#run(async () => {
      await this.#drawing.options.backend.context.use((client) =>
        client.awards.removeTwin({structure, award}),
      );
      this.#twin = undefined;
      return 'removed';
    });
  }

  async #run(act: () => Promise<Said>): Promise<void> {
    this.#failed = undefined;
    this.#say('making');
    try {
      this.#say(await act());
    } catch (error) {
      this.#failed = error;
      this.#say(undefined);
    }
  }

  #say(said: Said): void {
    this.#said = said;
    this.#drawing.host.requestUpdate();
  }
}

async function pictureOf({imageUrl}: Twin): Promise<Blob> {
  try {
    const response = await fetch(imageUrl, {credentials: 'omit', referrerPolicy: 'no-referrer'});
    if (response.ok) return await response.blob();
    throw new CodedError('UNREACHABLE', `${response.status} for the picture`);
  } catch (cause) {
    if (cause instanceof CodedError) throw cause;
    throw new CodedError('UNREACHABLE', 'No answer for the picture', {cause});
  }
}
