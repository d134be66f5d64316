/** Files of evidence: fetched with the session's token when they are first shown, from `blob:` addresses, given back when they are left. */
import {fileKindOf, mediaTypes} from '@pepites/recognition';
import type {ReactiveController} from 'lit';
import {ObjectUrls} from '../base/object-urls.js';
import {Recordings, type RecordingsHost} from './recordings.js';

export type EvidenceFile =
  | {readonly state: 'waiting'}
  | {readonly state: 'ready'; readonly url: string}
  | {readonly state: 'failed'; readonly error: unknown};

export interface NamedFile {
  readonly id: string;
  readonly mediaType: string;
}

const shownInPlace = new Set([...mediaTypes.photo, ...mediaTypes.voice]);

export class EvidenceFiles implements ReactiveController {
  readonly recordings: Recordings;
  readonly #host: RecordingsHost;
  readonly #urls: ObjectUrls;
  readonly #files = new Map<string, EvidenceFile>();
  #abort = new AbortController();

  constructor(host: RecordingsHost) {
    this.recordings = new Recordings(host);
    this.#host = host;
    this.#urls = new ObjectUrls(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** The file as far as it is there; the first call fetches it. */
  get(file: NamedFile, fetchIt: (signal: AbortSignal) => Promise<Blob>): EvidenceFile {
    const known = this.#files.get(file.id);
    if (known) return known;
    const waiting = {state: 'waiting'} as const;
    this.#files.set(file.id, waiting);
    void this.#load(file, fetchIt, this.#abort.signal);
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
    this.recordings.clear();
    this.#urls.clear();
  }

  async #load(
    {id, mediaType}: NamedFile,
    fetchIt: (signal: AbortSignal) => Promise<Blob>,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const blob = await fetchIt(signal);
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
