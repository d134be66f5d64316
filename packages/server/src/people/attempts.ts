/** Counts tries in a window of time, so that codes cannot be guessed and mailboxes not flooded. */
import {Refusal} from '../refusal.js';
import type {Executor} from '../store/open-store.js';

export interface Limit {
  /** What is counted: `code:<address>`, `origin:<origin>`. */
  readonly bucket: string;
  readonly atMost: number;
  readonly withinSeconds: number;
}

/** @throws {Refusal} TOO_MANY_ATTEMPTS, with the time until the window ends */
export async function countAttempt(db: Executor, limit: Limit, now: Date): Promise<void> {
  const fresh = new Date(now.getTime() + limit.withinSeconds * 1000).toISOString();
  const {count, window_ends_at: end} = await db
    .insertInto('attempt_count')
    .values({bucket: limit.bucket, count: 1, window_ends_at: fresh})
    .onConflict((conflict) =>
      conflict.column('bucket').doUpdateSet((eb) => ({
        count: eb
          .case()
          .when('attempt_count.window_ends_at', '<=', now.toISOString())
          .then(1)
          .else(eb('attempt_count.count', '+', 1))
          .end(),
        window_ends_at: eb
          .case()
          .when('attempt_count.window_ends_at', '<=', now.toISOString())
          .then(fresh)
          .else(eb.ref('attempt_count.window_ends_at'))
          .end(),
      })),
    )
    .returning(['count', 'window_ends_at'])
    .executeTakeFirstOrThrow();
  if (count > limit.atMost) {
    const retryAfterSeconds = Math.max(1, Math.ceil((Date.parse(end) - now.getTime()) / 1000));
    throw new Refusal('TOO_MANY_ATTEMPTS', {retryAfterSeconds});
  }
}
