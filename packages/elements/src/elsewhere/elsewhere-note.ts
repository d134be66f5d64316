/** Beside a badge of the person's own: where it is on another platform, what they can do there, and their yes where it waits for that. */
import {safeUrl} from '@pepites/credentials/safe-url.js';
import type {Award, AwardElsewhere} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import type {BackendContext} from '../context/backend-context.js';
import {elsewhereFr} from '../messages/elsewhere.fr.js';
import {errorKey} from '../text/error-key.js';
import type {Catalogue, LazyMessages, Text} from '../text/messages.js';

const elsewhereWords = {
  fr: elsewhereFr,
  en: async () => (await import('../messages/elsewhere.en.js')).elsewhereEn,
  es: async () => (await import('../messages/elsewhere.es.js')).elsewhereEs,
  ar: async () => (await import('../messages/elsewhere.ar.js')).elsewhereAr,
  uk: async () => (await import('../messages/elsewhere.uk.js')).elsewhereUk,
};

export interface NoteOptions {
  readonly context: () => BackendContext;
  /** The element’s own. */
  readonly useMessages: <French extends Catalogue>(lazy: LazyMessages<French>) => Text<French>;
  /** To be drawn again. */
  readonly changed: () => void;
}

export class ElsewhereNote {
  readonly #options: NoteOptions;
  readonly #text: Text<typeof elsewhereFr>;
  /** As the backend said after the person's yes. */
  #answered: Award | undefined;
  #error: {readonly award: string; readonly cause: unknown} | undefined;
  #isSending = false;

  constructor(options: NoteOptions) {
    this.#options = options;
    this.#text = options.useMessages(elsewhereWords);
  }

  /** @param given as it was read last */
  render(given: Award): TemplateResult | typeof nothing {
    const award = this.#newest(given);
    const text = this.#text;
    const places = award.elsewhere ?? [];
    if (places.length === 0) return nothing;
    return html`<div class="box elsewhere">
      ${places.map((place) => this.#renderPlace(place, award))}
      ${
        this.#error?.award === award.id
          ? html`<p class="error" role="alert">
              <span>${text(errorKey(elsewhereFr, this.#error.cause))}</span>
            </p>`
          : nothing
      }
    </div>`;
  }

  #renderPlace({state, receiveUrl}: AwardElsewhere, award: Award): TemplateResult {
    const text = this.#text;
    const url = safeUrl(receiveUrl);
    return html`<p role="status">${text(state)}</p>
      ${
        state === 'onYes'
          ? html`<div class="actions">
              <button
                class="button secondary"
                type="button"
                aria-disabled=${String(this.#isSending)}
                @click=${() => void this.#accept(award)}
              >
                ${text('accept')}
              </button>
            </div>`
          : nothing
      }
      ${state === 'sent' && !url ? html`<p>${text('byMail')}</p>` : nothing}
      ${
        url
          ? html`<div class="actions">
              <a class="button secondary" href=${url} target="_blank" rel="noopener noreferrer"
                >${text('take')}</a
              >
            </div>`
          : nothing
      }`;
  }

  /** Until the badge is read again, the answer to the yes says more than what was read before. */
  #newest(given: Award): Award {
    const isOnYes = given.elsewhere?.some(({state}) => state === 'onYes') === true;
    return isOnYes && this.#answered?.id === given.id ? this.#answered : given;
  }

  async #accept({structure, id: award}: Award): Promise<void> {
    if (this.#isSending) return;
    const {context, changed} = this.#options;
    this.#isSending = true;
    this.#error = undefined;
    changed();
    try {
      this.#answered = await context().use((client) =>
        client.me.answerAward({structure, award, answer: 'accept'}),
      );
      context().notifyChange();
    } catch (cause) {
      this.#error = {award, cause};
    } finally {
      this.#isSending = false;
      changed();
    }
  }
}
