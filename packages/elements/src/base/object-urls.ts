/** Shows blobs by `blob:` addresses, and gives the addresses back when the element leaves the page. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export class ObjectUrls implements ReactiveController {
  readonly #urls = new Map<Blob, string>();

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** The same blob keeps its address. */
  urlOf(blob: Blob): string {
    let url = this.#urls.get(blob);
    if (url === undefined) {
      url = URL.createObjectURL(blob);
      this.#urls.set(blob, url);
    }
    return url;
  }

  forget(blob: Blob): void {
    const url = this.#urls.get(blob);
    if (url !== undefined) URL.revokeObjectURL(url);
    this.#urls.delete(blob);
  }

  clear(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }
}
