/** Choices that a seed decides: the same seed and number give the same mutant on every machine. */

export interface Random {
  /** From 0 to below `bound`. */
  int(bound: number): number;
  /** `items` must not be empty. */
  pick<T>(items: readonly T[]): T;
  chance(probability: number): boolean;
}

/** The stream of choices of one mutant. */
export function createRandom(seed: number, index: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (bound: number): number => Math.floor(next() * bound);
  return {
    int,
    pick: <T>(items: readonly T[]): T => items[int(items.length)] as T,
    chance: (probability) => next() < probability,
  };
}
