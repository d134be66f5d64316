/** A list that a backend gives page by page: the first page by itself, one more each time it is asked for. */
import type {ReactiveControllerHost} from 'lit';
import {Task} from '../../base/task.js';

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | undefined;
}

export interface PagedListOptions<T> {
  /** Another value in any place reads the list anew, as far as it was read. */
  readonly args: () => readonly unknown[];
  /** `undefined` where there is nothing to read. */
  readonly read: (
    cursor: string | undefined,
    options: {readonly signal?: AbortSignal},
  ) => Promise<Page<T>> | undefined;
}

/** What "show more" needs to know of a list. */
export interface MoreToRead {
  readonly hasMore: boolean;
  /** Is one more page on its way? */
  readonly isReadingMore: boolean;
  /** Why the last one more page did not come. */
  readonly moreError: unknown;
  readMore(): Promise<void>;
}

interface Known<T> extends Page<T> {
  readonly pages: number;
}

export class PagedList<T> implements MoreToRead {
  readonly #host: ReactiveControllerHost;
  readonly #options: PagedListOptions<T>;
  readonly #task: Task<readonly unknown[], Known<T> | undefined>;
  #known: Known<T> | undefined;
  #pages = 1;
  isReadingMore = false;
  moreError: unknown;

  constructor(host: ReactiveControllerHost, options: PagedListOptions<T>) {
    this.#host = host;
    this.#options = options;
    this.#task = new Task<readonly unknown[], Known<T> | undefined>(host, {
      args: options.args,
      task: async (_, {signal}) => this.#readAll(signal),
      onComplete: (known) => {
        this.#known = known;
        this.moreError = undefined;
      },
    });
  }

  /** What is known; `undefined` before the first page. Of a list that could not be read, nothing. */
  get items(): readonly T[] | undefined {
    return this.#task.status === 'error' ? undefined : this.#known?.items;
  }

  get hasMore(): boolean {
    return this.#known?.next !== undefined;
  }

  get error(): unknown {
    return this.#task.status === 'error' ? this.#task.error : undefined;
  }

  async run(): Promise<void> {
    await this.#task.run();
  }

  async readMore(): Promise<void> {
    const before = this.#known;
    if (before?.next === undefined || this.isReadingMore) return;
    this.isReadingMore = true;
    this.moreError = undefined;
    this.#host.requestUpdate();
    try {
      const page = await this.#options.read(before.next, {});
      // The list was read anew meanwhile: what was read here belongs to the one before.
      if (page && this.#known === before) {
        this.#pages = before.pages + 1;
        this.#known = {...page, items: [...before.items, ...page.items], pages: this.#pages};
      }
    } catch (error) {
      this.moreError = error;
    } finally {
      this.isReadingMore = false;
      this.#host.requestUpdate();
    }
  }

  async #readAll(signal: AbortSignal): Promise<Known<T> | undefined> {
    const items: T[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await this.#options.read(cursor, {signal});
      if (!page) return undefined;
      items.push(...page.items);
      cursor = page.next;
      pages += 1;
    } while (cursor !== undefined && pages < this.#pages);
    return {items, next: cursor, pages};
  }
}
