/** Files of the open request: fetched with the session's token, shown from `blob:` addresses, given back when another is opened. */
import {fileKindOf, mediaTypes, type StoredFile} from '@pepites/recognition';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ObjectUrls} from '../base/object-urls.js';
import type {BackendController} from '../context/backend-controller.js';

export type EvidenceFile =
  | {readonly state: 'waiting'}
  | {readonly state: 'ready'; readonly url: string}
  | {readonly state: 'failed'; readonly error: unknown};

const shownInPlace = new Set([...mediaTypes.photo, ...mediaTypes.voice]);

export class EvidenceFiles implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #backend: BackendController;
  readonly #urls: ObjectUrls;
  readonly #files = new Map<string, EvidenceFile>();
  #abort = new AbortController();

  constructor(host: ReactiveControllerHost, backend: BackendController) {
    this.#host = host;
    this.#backend = backend;
    this.#urls = new ObjectUrls(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** The file as far as it is there; the first call fetches it. */
  get(structure: string, file: StoredFile): EvidenceFile {
    const known = this.#files.get(file.id);
    if (known) return known;
    const waiting = {state: 'waiting'} as const;
    this.#files.set(file.id, waiting);
    void this.#load(structure, file, this.#abort.signal);
    return waiting;
  }

  /** Tries again what failed. */
  retry(file: string): void {
    this.#files.delete(file);
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#files.clear();
    this.#urls.clear();
  }

  async #load(structure: string, {id, mediaType}: StoredFile, signal: AbortSignal): Promise<void> {
    try {
      const blob = await this.#backend.use((client) => client.files.get({structure, file: id}, {signal}));
      if (signal.aborted) return;
      // What is not a known picture or sound is only ever downloaded: it must not be opened as a page of this origin.
      const isShown = shownInPlace.has(mediaType) && fileKindOf(mediaType) !== 'file';
      const safe = new Blob([blob], {type: isShown ? mediaType : 'application/octet-stream'});
      this.#files.set(id, {state: 'ready', url: this.#urls.urlOf(safe)});
    } catch (error) {
      if (signal.aborted) return;
      this.#files.set(id, {state: 'failed', error});
    }
    this.#host.requestUpdate();
  }
}
