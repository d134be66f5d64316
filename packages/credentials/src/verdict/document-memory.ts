/** Documents that an engine fetched lately: one issuer's badges ask for the same few again and again. */
import type {Freshness} from '../checks/documents.js';
import type {FetchedDocument} from '../types.js';

export interface DocumentMemoryOptions {
  readonly lifetimeMs: number;
  readonly clock: () => Date;
  /** Bound of one fetch that several verifications wait for. */
  readonly timeoutMs: number;
}

export interface DocumentRequest {
  readonly freshness: Freshness;
  /** Of the verification that asks: when it stops, only its own waiting ends, unless nobody else waits. */
  readonly signal: AbortSignal;
  readonly fetch: (signal: AbortSignal) => (url: string) => Promise<FetchedDocument>;
}

const MAX_DOCUMENTS = 200;
const MAX_CHARACTERS = 16_000_000;
/** What a revocation may change is kept a fifth of the time. */
const STATUS_SHARE = 5;

interface Remembered {
  readonly document: FetchedDocument;
  readonly at: number;
}

interface Pending {
  readonly document: Promise<FetchedDocument>;
  readonly stop: AbortController;
  waiting: number;
}

export class DocumentMemory {
  readonly #options: DocumentMemoryOptions;
  readonly #known = new Map<string, Remembered>();
  readonly #pending = new Map<string, Pending>();
  #characters = 0;

  constructor(options: DocumentMemoryOptions) {
    this.#options = options;
  }

  /** @throws what the fetch rejected with; failures are not remembered */
  async get(url: string, request: DocumentRequest): Promise<FetchedDocument> {
    const known = this.#known.get(url);
    if (known && this.#isFresh(known, request.freshness)) return known.document;
    const pending = this.#pending.get(url) ?? this.#start(url, request);
    pending.waiting++;
    try {
      return await whileWanted(pending.document, request.signal);
    } finally {
      if (--pending.waiting === 0) {
        pending.stop.abort();
        // A fetch that does not stop when it is told to must not be waited for by those who come later.
        if (this.#pending.get(url) === pending) this.#pending.delete(url);
      }
    }
  }

  #isFresh({at}: Remembered, freshness: Freshness): boolean {
    const {lifetimeMs, clock} = this.#options;
    const age = Math.abs(clock().getTime() - at);
    return age < (freshness === 'status' ? lifetimeMs / STATUS_SHARE : lifetimeMs);
  }

  #start(url: string, {fetch}: DocumentRequest): Pending {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      stop.abort(new Error('No answer in time'));
    }, this.#options.timeoutMs);
    const document = (async () => fetch(stop.signal)(url))();
    const pending: Pending = {document, stop, waiting: 0};
    this.#pending.set(url, pending);
    document
      .then((found) => {
        this.#remember(url, found);
      })
      // Whoever waits hears of it.
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(timer);
        if (this.#pending.get(url) === pending) this.#pending.delete(url);
      });
    return pending;
  }

  /** Answers that stand: a page that is there, or is gone for good. */
  #remember(url: string, document: FetchedDocument): void {
    const {status, body} = document;
    if (status !== 410 && (status < 200 || status > 299)) return;
    if (this.#known.size >= MAX_DOCUMENTS || this.#characters + body.length > MAX_CHARACTERS) {
      this.#known.clear();
      this.#characters = 0;
    }
    this.#characters += body.length;
    this.#known.set(url, {document, at: this.#options.clock().getTime()});
  }
}

/** Rejects as soon as the signal aborts, whatever the promise does. */
function whileWanted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, {once: true});
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}
