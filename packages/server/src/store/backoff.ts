/** How long to wait before what failed is tried again. */

export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Twice as long after each failure, up to the longest. @param failures how often it has failed, from 1 */
export function backoffMs({firstMs, longestMs}: Backoff, failures: number): number {
  // Beyond 2 to the 30 no bound is larger.
  return Math.min(firstMs * 2 ** Math.min(Math.max(failures - 1, 0), 30), longestMs);
}

/** Up to a quarter more, so that those who failed together do not come back together. @param random from 0 to 1 */
export function withJitter(ms: number, random: number = Math.random()): number {
  return Math.round(ms * (1 + random / 4));
}
