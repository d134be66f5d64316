/** Numbers that look random and are the same for the same seed. */

/** @see Marsaglia, "Xorshift RNGs", J. Stat. Softw. 8 (2003) */
export function createRandom(seed: number) {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // Seeds that are neighbours start with numbers that are neighbours.
  for (let i = 0; i < 8; i++) next();
  return {
    /** From 0 to 1, 1 excluded. */
    next,
    /** Whole, from `least` to `most`, both included. */
    between: (least: number, most: number): number => least + Math.floor(next() * (most - least + 1)),
    isLucky: (chance: number): boolean => next() < chance,
  };
}

export type Random = ReturnType<typeof createRandom>;
