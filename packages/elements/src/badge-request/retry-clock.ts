/** Calls back later and later: something that did not work may work by itself after a while. */

/** Browsers do not always say that the network is back. The last one is repeated. */
const delaysMs = [5_000, 15_000, 60_000, 300_000] as const;

export class RetryClock {
  readonly #retry: () => void;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(retry: () => void) {
    this.#retry = retry;
  }

  start(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#retry, delaysMs[Math.min(this.#tries, delaysMs.length - 1)]);
    this.#tries += 1;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** It worked: the next failure is a first one again. */
  reset(): void {
    this.stop();
    this.#tries = 0;
  }
}
