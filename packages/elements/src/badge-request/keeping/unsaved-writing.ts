/** What was written since the draft was last kept: is there any, when it is to be kept, and whether whoever looks is told. */

/** It is kept once the person pauses for so long. */
const saveAfterMs = 400;
/** Whoever writes without a pause has it kept all the same: what a reload takes is never more than this. */
const saveEveryMs = 3000;
/** The sentence that it is kept stays while that is a matter of moments: a line that changes at each letter is read by nobody. */
const saidAfterMs = 5000;

export interface UnsavedOptions {
  /** It takes so long that it is to be said. */
  readonly onLate: () => void;
  /** @default 5000 */
  readonly saidAfterMs?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

export class UnsavedWriting {
  readonly #options: Required<UnsavedOptions>;
  #since: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLate = false;

  constructor(options: UnsavedOptions) {
    this.#options = {saidAfterMs, now: () => performance.now(), ...options};
  }

  /** Is something written that is kept nowhere yet? */
  get isThere(): boolean {
    return this.#since !== undefined;
  }

  /** Has it been so for long enough to be said? */
  get isLate(): boolean {
    return this.#isLate;
  }

  /** Something was written. @returns in how many milliseconds it is to be kept */
  add(): number {
    const now = this.#options.now();
    if (this.#since === undefined) {
      this.#since = now;
      this.#timer = setTimeout(() => {
        this.#isLate = true;
        this.#options.onLate();
      }, this.#options.saidAfterMs);
    }
    return Math.max(0, Math.min(saveAfterMs, this.#since + saveEveryMs - now));
  }

  /** All of it is kept, or known not to be; or it is nobody’s any more. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#since = undefined;
    this.#isLate = false;
  }
}
