/** What the bench asks of each engine. */
import type {JsonObject} from '@pepites/credentials';

export interface Engine {
  /** True when the badge is verified. */
  readonly verify: (badge: JsonObject) => Promise<boolean>;
  /** How many of these are verified: by the way that a page would choose. */
  readonly verifyAll: (badges: readonly JsonObject[]) => Promise<number>;
}

/** One after the other, for an engine that has no way of its own. */
export async function countVerified(
  badges: readonly JsonObject[],
  verify: Engine['verify'],
): Promise<number> {
  let count = 0;
  for (const badge of badges) if (await verify(badge)) count++;
  return count;
}
