/** Calls one after the other, with some time between them. */

export interface Clock {
  readonly now: () => Date;
  /** Rejects with the signal's reason. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export const ownClock: Clock = {
  now: () => new Date(),
  sleep: async (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      function stop(): void {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      }
      signal?.addEventListener('abort', stop, {once: true});
    }),
};

export class Pace {
  readonly #clock: Clock;
  readonly #spacingMs: number;
  #nextAt = 0;

  constructor(clock: Clock, spacingMs: number) {
    this.#clock = clock;
    this.#spacingMs = spacingMs;
  }

  /** How long the next call would wait, in milliseconds. */
  get waitMs(): number {
    return Math.max(0, this.#nextAt - this.#clock.now().getTime());
  }

  /** Until it is this call's turn. */
  async turn(signal?: AbortSignal): Promise<void> {
    const now = this.#clock.now().getTime();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + this.#spacingMs;
    if (at > now) await this.#clock.sleep(at - now, signal);
  }
}
