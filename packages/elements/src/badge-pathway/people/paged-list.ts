/** A list that a backend gives page by page: the first one, then one more each time it is asked for. */

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | undefined;
}

export type ReadPage<T> = (
  cursor: string | undefined,
  options: {readonly signal?: AbortSignal},
) => Promise<Page<T>>;

/** What "show more" needs to know of a list. */
export interface MoreToRead {
  readonly hasMore: boolean;
  /** Is one more page on its way? */
  readonly isReadingMore: boolean;
  /** Why the last one more page did not come. */
  readonly moreError: unknown;
  readMore(): Promise<void>;
}

export class PagedList<T> implements MoreToRead {
  readonly #read: ReadPage<T>;
  readonly #changed: () => void;
  #known: Page<T> | undefined;
  #pages = 1;
  error: unknown;
  isReadingMore = false;
  moreError: unknown;

  /** @param changed called when there is something else to show */
  constructor(read: ReadPage<T>, changed: () => void) {
    this.#read = read;
    this.#changed = changed;
  }

  /** `undefined` before the first page, and where it could not be read. */
  get items(): readonly T[] | undefined {
    return this.#known?.items;
  }

  get hasMore(): boolean {
    return this.#known?.next !== undefined;
  }

  /** From the beginning, as far as it was read before; never rejects. What is there stays until then. */
  async read(signal?: AbortSignal): Promise<void> {
    const items: T[] = [];
    let next: string | undefined;
    let pages = 0;
    try {
      do {
        const page = await this.#read(next, signal ? {signal} : {});
        items.push(...page.items);
        next = page.next;
        pages += 1;
      } while (next !== undefined && pages < this.#pages);
      if (signal?.aborted) return;
      this.#known = {items, next};
      this.error = undefined;
    } catch (error) {
      if (signal?.aborted) return;
      this.#known = undefined;
      this.error = error;
    }
    this.moreError = undefined;
    this.#changed();
  }

  async readMore(): Promise<void> {
    const before = this.#known;
    if (before?.next === undefined || this.isReadingMore) return;
    this.isReadingMore = true;
    this.moreError = undefined;
    this.#changed();
    try {
      const page = await this.#read(before.next, {});
      // The list was read anew meanwhile: what was read here belongs to the one before.
      if (this.#known === before) {
        this.#pages += 1;
        this.#known = {next: page.next, items: [...before.items, ...page.items]};
      }
    } catch (error) {
      this.moreError = error;
    } finally {
      this.isReadingMore = false;
      this.#changed();
    }
  }

  forget(): void {
    this.#known = undefined;
    this.error = undefined;
    this.#pages = 1;
  }
}
