/** Which bands of a long pathway are drawn already: those at its beginning at once, the others one after the other while the page has nothing else to do. */

/** So many steps the first frame has, at least: more than a screen shows. */
const stepsAtOnce = 60;

export class BandQueue {
  readonly #changed: () => void;
  #drawn = 0;
  #total = 0;
  #isWaiting = false;

  /** @param changed is called when there is one more to draw */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** How many are to be drawn now. */
  get drawn(): number {
    return this.#drawn;
  }

  get isWhole(): boolean {
    return this.#drawn >= this.#total;
  }

  /** Before each render. @param counts of steps, band by band; `isWhole`: all are drawn at once */
  plan(counts: readonly number[], {isWhole}: {readonly isWhole: boolean}): void {
    this.#total = counts.length;
    let steps = 0;
    const first = counts.findIndex((count) => (steps += count) >= stepsAtOnce);
    this.#drawn = isWhole || first === -1 ? this.#total : Math.max(this.#drawn, first + 1);
  }

  /** After each render: once what there is has been shown, the next is drawn. */
  update(): void {
    if (this.isWhole || this.#isWaiting) return;
    this.#isWaiting = true;
    const next = (): void => {
      this.#isWaiting = false;
      if (this.isWhole) return;
      this.#drawn++;
      this.#changed();
    };
    // No frame is shown of a page that nobody sees.
    if (document.hidden) setTimeout(next);
    else requestAnimationFrame(() => setTimeout(next));
  }

  /** All that is left is drawn by the next render. */
  finish(): void {
    if (this.isWhole) return;
    this.#drawn = this.#total;
    this.#changed();
  }
}
