/** What happens when a way to share is chosen: the page is asked, the link is copied, the QR code drawn. Drawn by `<badge-share>`, and in the sheet of a pathway. */
import type {TemplateResult} from 'lit';
import {BadgeShareEvent, type ShareWay} from '../events/share-events.js';
import {shareFr} from '../messages/share.fr.js';
import {copyText} from '../share/copy-text.js';
import type {Text} from '../text/messages.js';
import {renderShareRow, type Shared, sharedUrl, type ShareRowOptions} from './share-row.js';

export const shareWords = {
  fr: shareFr,
  en: async () => (await import('../messages/share.en.js')).shareEn,
  es: async () => (await import('../messages/share.es.js')).shareEs,
  ar: async () => (await import('../messages/share.ar.js')).shareAr,
  uk: async () => (await import('../messages/share.uk.js')).shareUk,
};

/** The element that the row is drawn in. */
export interface ShareHost extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
}

export interface ShareWaysOptions {
  readonly text: Text<typeof shareFr>;
  /** Address of the backend; empty where there is none. */
  readonly backend: string;
}

export class ShareWays {
  readonly #host: ShareHost;
  #said: ShareRowOptions['said'];
  #qr: TemplateResult | undefined;
  #qrOf = '';

  constructor(host: ShareHost) {
    this.#host = host;
  }

  /** Was something just copied? */
  get isCopied(): boolean {
    return this.#said?.startsWith('copied') === true;
  }

  render(shared: Shared, {text, backend}: ShareWaysOptions): TemplateResult {
    return renderShareRow(shared, {
      ...{text, backend},
      said: this.#said,
      qr: this.#qrOf === shared.url ? this.#qr : undefined,
      onWay: (way, event) => void this.#take(way, event, shared),
      onQr: (isOpen) => {
        if (isOpen) void this.#drawQr(shared.url, text('qrLabel'));
      },
    });
  }

  /** Another page is shared. */
  forget(): void {
    this.#said = undefined;
  }

  async #take(way: ShareWay, event: Event, {name, url: written}: Shared): Promise<void> {
    const url = sharedUrl(written);
    if (!this.#host.dispatchEvent(new BadgeShareEvent(way, url))) {
      event.preventDefault();
      return;
    }
    if (way === 'device') {
      // The person may close the sheet of their device without sending anything.
      await navigator.share({title: name, url}).catch(() => undefined);
    } else if (way === 'copy') {
      await this.#copy(url, '#link', 'copied');
    } else if (way === 'embed') {
      const field = this.#host.renderRoot.querySelector<HTMLTextAreaElement>('#embed');
      await this.#copy(field?.value ?? '', '#embed', 'copiedCode');
    }
  }

  async #copy(words: string, selector: string, done: 'copied' | 'copiedCode'): Promise<void> {
    const field = this.#host.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
    this.#said = undefined;
    const isCopied = await copyText(words, field);
    this.#said = isCopied ? done : 'copyByHand';
    this.#host.requestUpdate();
  }

  async #drawQr(url: string, label: string): Promise<void> {
    if (this.#qrOf === url) return;
    try {
      const {qrCode} = await import('../share/qr-code.js');
      this.#qr = qrCode(sharedUrl(url), label);
      this.#qrOf = url;
    } catch {
      // The link is there as words.
    }
    this.#host.requestUpdate();
  }
}
