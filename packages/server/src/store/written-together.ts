/** What several callers write at the same time is written in one go: what comes while others are being written is written after them, together. */
import {setImmediate} from 'node:timers/promises';

export class WrittenTogether<Item> {
  readonly #write: (items: readonly Item[]) => Promise<void>;
  #items: Item[] = [];
  /** Takes more until it begins. */
  #next: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();

  /** @param write runs alone; what it throws is thrown to all whose items it was given */
  constructor(write: (items: readonly Item[]) => Promise<void>) {
    this.#write = write;
  }

  /** Resolves once it is written. */
  async add(item: Item): Promise<void> {
    this.#items.push(item);
    if (!this.#next) this.#last = this.#next = this.#writeAfter(this.#last);
    return this.#next;
  }

  async #writeAfter(before: Promise<void>): Promise<void> {
    await before.catch(() => undefined);
    // A store that answers at once lets nobody else in: those who have called by now are heard first.
    await setImmediate();
    const items = this.#items;
    this.#items = [];
    this.#next = undefined;
    await this.#write(items);
  }
}
