/** How much of a long list is drawn: what is in sight at once, the rest later and in turns, so that no key waits for it. */
import type {ReactiveControllerHost} from 'lit';
import {afterPaint} from './after-paint.js';

/** At least, after the first: fewer would make many turns of a long list. */
const eachTurn = 4;

export class DrawnInTurns {
  readonly #host: ReactiveControllerHost;
  #atOnce: number;
  #drawn: number;
  #isWaiting = false;
  /** How many were wanted last, where all of them were drawn. */
  #whole = 0;

  /** @param atOnce how many fill the window: the first turn */
  constructor(host: ReactiveControllerHost, atOnce: number) {
    this.#host = host;
    this.#atOnce = atOnce;
    this.#drawn = atOnce;
  }

  /** How many of `wanted` to draw now; the others follow by themselves. */
  of(wanted: number): number {
    // What is there already stays, when a few more come among it.
    if (this.#whole > 0 && wanted <= this.#whole + this.#atOnce) this.#drawn = Math.max(this.#drawn, wanted);
    this.#whole = this.#drawn < wanted ? 0 : wanted;
    if (this.#drawn < wanted && !this.#isWaiting) {
      this.#isWaiting = true;
      afterPaint(() => {
        this.#isWaiting = false;
        this.#drawn += Math.max(this.#atOnce, eachTurn);
        this.#host.requestUpdate();
      });
    }
    return this.#drawn;
  }

  /** Only the first of the list are there: what stands below it is out of sight. */
  get hasOnlyBegun(): boolean {
    return this.#isWaiting && this.#drawn === this.#atOnce;
  }

  /** Before a list is shown, or shown again. */
  begin(atOnce = this.#atOnce): void {
    this.#atOnce = atOnce;
    this.#drawn = atOnce;
    this.#whole = 0;
  }

  /** No turns: somebody goes to a place in the middle of the list. */
  all(): void {
    this.#drawn = Infinity;
  }
}
