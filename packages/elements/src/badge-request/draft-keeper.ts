/** Holds the draft of an element: found when the place is known, saved a moment after each change, kept until it has been sent. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {makeUuid} from '../base/make-uuid.js';
import {type Draft, newDraft} from './draft.js';
import {type DraftStore, openDraftStore} from './draft-store.js';

const saveAfterMs = 400;

export class DraftKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: Promise<DraftStore> | undefined;
  #draft: Draft | undefined;
  #place = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isKept = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get draft(): Draft | undefined {
    return this.#draft;
  }

  /** Is the draft as it stands kept on the device? Said to the person only then. */
  get isKept(): boolean {
    return this.#isKept;
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#flush);
    document.addEventListener('visibilitychange', this.#flush);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#flush);
    document.removeEventListener('visibilitychange', this.#flush);
    this.#flush();
  }

  /** Opens the draft of a place, or a new one made by `make`. A draft that the person has since begun here is not replaced. */
  async open(
    place: string,
    person: string | undefined,
    make = (draft: Draft): Draft => draft,
  ): Promise<void> {
    if (this.#place === place && (this.#draft?.person ?? person) === person) {
      this.#adopt(person);
      return;
    }
    this.#flush();
    this.#place = place;
    this.#draft = undefined;
    this.#isKept = false;
    const found = await (await this.#opened()).find(place, person);
    if (this.#place !== place) return;
    this.#draft = found ?? make(newDraft(place, makeUuid, new Date()));
    this.#isKept = found !== undefined;
    this.#adopt(person);
    this.#host.requestUpdate();
  }

  change(change: (draft: Draft) => Draft): void {
    if (!this.#draft) return;
    this.#draft = {...change(this.#draft), updatedAt: new Date().toISOString()};
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#flush, saveAfterMs);
    this.#host.requestUpdate();
  }

  /** The draft has been sent, or is given up. */
  async drop(): Promise<void> {
    const draft = this.#draft;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#draft = undefined;
    this.#place = '';
    this.#isKept = false;
    if (draft) await (await this.#opened()).remove(draft.id);
  }

  #adopt(person: string | undefined): void {
    if (this.#draft && person !== undefined && this.#draft.person !== person) {
      this.change((draft) => ({...draft, person}));
    }
  }

  readonly #flush = (): void => {
    if (this.#timer === undefined || !this.#draft) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#save(this.#draft);
  };

  async #save(draft: Draft): Promise<void> {
    const isKept = await (await this.#opened()).save(draft);
    if (this.#draft?.id !== draft.id || isKept === this.#isKept) return;
    this.#isKept = isKept;
    this.#host.requestUpdate();
  }

  #opened(): Promise<DraftStore> {
    this.#store ??= openDraftStore();
    return this.#store;
  }
}
