/** One token at a time, kept while it is good, and asked for at most once in ten seconds. */
import type {Clock} from './pace.js';

export type ObfCredentials = {
  /** Also the id of the organisation. */
  readonly clientId: string;
} & (
  | {readonly clientSecret: string}
  | {
      /** `fetch` shows the client's certificate: no token is asked for. `v1` alone, and `https:` alone. */
      readonly showsCertificate: true;
    }
);

/** The platform gives no more. */
const msBetweenTokens = 10_000;
/** Sooner than it ends: a call takes its time. */
const marginMs = 30_000;

interface Kept {
  readonly token: string;
  readonly goodUntil: number;
}

export class TokenKeeper {
  readonly #clock: Clock;
  readonly #ask: (signal?: AbortSignal) => Promise<{readonly token: string; readonly seconds: number}>;
  #kept: Kept | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking: Promise<string> | undefined;

  constructor(
    clock: Clock,
    ask: (signal?: AbortSignal) => Promise<{readonly token: string; readonly seconds: number}>,
  ) {
    this.#clock = clock;
    this.#ask = ask;
  }

  async current(signal?: AbortSignal): Promise<string> {
    const kept = this.#kept;
    if (kept && this.#clock.now().getTime() < kept.goodUntil) return kept.token;
    return this.#new(signal);
  }

  /** Another than the one that was refused; the one that somebody else has got meanwhile, where there is one. */
  async renewed(refused: string, signal?: AbortSignal): Promise<string> {
    if (this.#kept && this.#kept.token !== refused) return this.#kept.token;
    return this.#new(signal);
  }

  async #new(signal?: AbortSignal): Promise<string> {
    // Calls that need one at the same time wait for the same.
    this.#asking ??= this.#next(signal).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #next(signal?: AbortSignal): Promise<string> {
    const waitMs = this.#askedAt + msBetweenTokens - this.#clock.now().getTime();
    if (waitMs > 0) await this.#clock.sleep(waitMs, signal);
    this.#askedAt = this.#clock.now().getTime();
    this.#kept = undefined;
    const {token, seconds} = await this.#ask(signal);
    this.#kept = {token, goodUntil: this.#askedAt + Math.max(seconds * 1000 - marginMs, 0)};
    return token;
  }
}
