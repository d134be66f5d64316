/** Sheets with a QR code and a claim code, one for each person: made by the backend, opened once, printed there. Loaded on demand. */
import {html, nothing, type TemplateResult} from 'lit';
import {safeUrl} from '@pepites/credentials/safe-url.js';
import {unsureMark} from '../art/marks.js';
import type {BackendController} from '../context/backend-controller.js';
import type {paperFr} from '../messages/paper.fr.js';
import {formatTime} from '../text/format.js';
import type {Language, Text} from '../text/messages.js';

/** As many as a backend makes at once. */
export const mostSheets = 60;

type SheetState =
  | {readonly kind: 'none' | 'making' | 'chooseFirst' | 'tooMany'}
  | {readonly kind: 'opened'; readonly count: number}
  | {readonly kind: 'ready'; readonly count: number; readonly url: string; readonly until: string}
  | {readonly kind: 'failed'; readonly error: unknown};

export interface PersonOnPaper {
  readonly id: string;
  /** Empty where the person has not said one. */
  readonly name: string;
}

export class ClaimSheets {
  readonly #changed: () => void;
  #state: SheetState = {kind: 'none'};

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get state(): SheetState {
    return this.#state;
  }

  /** Another choice: what was said of the one before no longer holds. A sheet that waits to be opened is not lost. */
  forget(): void {
    if (this.#state.kind !== 'making' && this.#state.kind !== 'ready') this.#state = {kind: 'none'};
  }

  /** Where the page may not open a window, there is a link to press. */
  async make(backend: BackendController, people: readonly PersonOnPaper[], unnamed: string): Promise<void> {
    if (this.#state.kind === 'making') return;
    if (people.length === 0 || people.length > mostSheets) {
      this.#become({kind: people.length === 0 ? 'chooseFirst' : 'tooMany'});
      return;
    }
    this.#become({kind: 'making'});
    // Now, in answer to the press: later the browser takes it for an advertisement.
    const sheet = globalThis.open('', '_blank');
    try {
      const named = people.map(({id, name}) => ({person: id, displayName: (name || unnamed).slice(0, 100)}));
      const {structure} = backend;
      const made = await backend.use((client) => client.claimCodes.createMany({structure, people: named}));
      const url = safeUrl(made.sheetUrl);
      if (url === undefined) throw new TypeError('The address of the sheet is not one to follow');
      const count = made.items.length;
      if (sheet && !sheet.closed) {
        sheet.opener = null;
        sheet.location.href = url;
        this.#become({kind: 'opened', count});
      } else this.#become({kind: 'ready', count, url, until: made.sheetExpiresAt});
    } catch (error) {
      sheet?.close();
      this.#become({kind: 'failed', error});
    }
  }

  /** The link was pressed: it leads nowhere a second time. */
  opened(): void {
    if (this.#state.kind === 'ready') this.#become({kind: 'opened', count: this.#state.count});
  }

  #become(state: SheetState): void {
    this.#state = state;
    this.#changed();
  }
}

export interface SheetNewsOptions {
  readonly text: Text<typeof paperFr>;
  /** The sentence for an error. */
  readonly say: (error: unknown) => string;
  readonly language: Language;
}

/** What became of the sheets that were asked for, but for a choice that was none. */
export function renderSheetNews(
  sheets: ClaimSheets,
  {text, say, language}: SheetNewsOptions,
): TemplateResult | typeof nothing {
  const {state} = sheets;
  switch (state.kind) {
    case 'making':
      return html`<p class="waiting">${text('paper.making')}</p>`;
    case 'opened':
      return html`<p>${text('paper.made', {n: state.count})}</p>`;
    case 'ready': {
      const time = formatTime(new Date(state.until), language);
      return html`<p>${text('paper.ready', {n: state.count, time})}</p>
        <p>
          <a
            class="button secondary"
            href=${state.url}
            target="_blank"
            rel="noopener noreferrer"
            @click=${() => {
              sheets.opened();
            }}
            >${text('paper.open')}</a
          >
        </p>`;
    }
    case 'failed':
      return html`<p class="trouble truth">${unsureMark()}<span>${say(state.error)}</span></p>`;
    default:
      return nothing;
  }
}
