/** One thing at a time that the backend is asked for: said while it is under way, when it is done, or why it failed; and done again then. */
import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {actsFr} from '../../messages/acts.fr.js';
import {errorKey} from '../../text/error-key.js';
import type {ActText} from './act-options.js';

export type Say = (text: ActText) => string;

export interface Act {
  /** Said while it is under way. */
  readonly meanwhile: Say;
  /** @returns what is said when it is done */
  readonly run: (signal: AbortSignal) => Promise<Say>;
  /** Selector of where the focus goes afterwards. */
  readonly then: string;
}

export class ActRun {
  readonly #host: LitElement;
  #abort = new AbortController();
  #running: Act | undefined;
  #failed: {readonly act: Act; readonly error: unknown} | undefined;
  #said: Say | undefined;
  #focusNext = '';

  constructor(host: LitElement) {
    this.#host = host;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** What is under way is given up, and what was said forgotten. */
  forget(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#running = this.#failed = this.#said = undefined;
    this.#focusNext = '';
  }

  say(said: Say | undefined): void {
    this.#said = said;
    this.#failed = undefined;
    this.#host.requestUpdate();
  }

  /** Nothing, while another one is under way. */
  do(act: Act): void {
    if (!this.#running) void this.#run(act);
  }

  /** The place where it is said is there before anything is. */
  render(text: ActText): TemplateResult {
    const failed = this.#failed;
    const said = failed ? text(errorKey(actsFr, failed.error)) : (this.#said?.(text) ?? '');
    return html`<div class="act-result ${failed ? 'failed' : ''}">
      <p role="status">${said}</p>
      ${
        failed
          ? html`<button
              class="button secondary"
              type="button"
              @click=${() => {
                this.do(failed.act);
              }}
            >
              ${text('retry')}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** After each render. */
  update(): void {
    if (this.#focusNext === '') return;
    const next = this.#host.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!next) return;
    this.#focusNext = '';
    next.focus();
  }

  async #run(act: Act): Promise<void> {
    const {signal} = this.#abort;
    this.#running = act;
    this.say(act.meanwhile);
    try {
      const said = await act.run(signal);
      if (signal.aborted) return;
      this.#running = undefined;
      this.#focusNext = act.then;
      this.say(said);
    } catch (error) {
      if (signal.aborted) return;
      this.#running = undefined;
      this.#failed = {act, error};
      this.#host.requestUpdate();
    }
  }
}
