/** The camera that reads an address from a square code; offered only where pages may have one. */
import type {LitElement, ReactiveController} from 'lit';
import {canScan, scanCode} from '../scan/scan-code.js';

export class CodeScanner implements ReactiveController {
  canScan = false;
  isOn = false;

  readonly #host: LitElement;
  readonly #options: {readonly onFound: (text: string) => void; readonly onError: (error: unknown) => void};
  #scan: AbortController | undefined;

  constructor(
    host: LitElement,
    options: {readonly onFound: (text: string) => void; readonly onError: (error: unknown) => void},
  ) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.canScan = canScan();
  }

  hostDisconnected(): void {
    this.stop();
  }

  readonly start = (): void => {
    if (this.isOn) return;
    this.isOn = true;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#look());
  };

  readonly stop = (): void => {
    this.#scan?.abort();
    this.#scan = undefined;
    this.isOn = false;
    this.#host.requestUpdate();
  };

  async #look(): Promise<void> {
    const video = this.#host.renderRoot.querySelector('video');
    if (!video) return;
    const scan = new AbortController();
    this.#scan = scan;
    try {
      const {signal} = scan;
      const found = await scanCode(video, {read: (text) => text.trim() || undefined, signal});
      this.stop();
      this.#options.onFound(found);
    } catch (error) {
      if (scan.signal.aborted) return;
      this.stop();
      this.#options.onError(error);
    }
  }
}
