/** Who is at an award: no other process takes it up meanwhile. A process that died lets go by itself. */
import type {Services} from '../services.js';
import type {IssueRow} from './order.js';

/** Longer than it takes to send it, with the wait for a token. What comes before may take longer: it gives nothing. */
const busyMs = 120_000;

const busyUntil = (now: Date): string => new Date(now.getTime() + busyMs).toISOString();

/** Undefined: somebody else is at it, or nothing is due any more. */
export async function claim(
  {db, now}: Pick<Services, 'db' | 'now'>,
  award: string,
): Promise<IssueRow | undefined> {
  const at = now();
  return db
    .updateTable('elsewhere_issue')
    .set({busy_until: busyUntil(at)})
    .where('award_id', '=', award)
    .where('next_try_at', '<=', at.toISOString())
    .where((eb) => eb.or([eb('busy_until', 'is', null), eb('busy_until', '<=', at.toISOString())]))
    .returningAll()
    .executeTakeFirst();
}

/**
 * Noted before it is sent: whatever happens then, it is looked for before it is sent again. False: it is not to be sent. It was taken
 * back here meanwhile, or somebody else has taken it up, because it took too long to come to this.
 */
export async function noteSending({db, now}: Pick<Services, 'db' | 'now'>, row: IssueRow): Promise<boolean> {
  const noted = await db
    .updateTable('elsewhere_issue')
    .set({was_sent: 1, busy_until: busyUntil(now())})
    .where('award_id', '=', row.award_id)
    .where('busy_until', '=', row.busy_until)
    .where('wants_revoked', '=', 0)
    .returning('award_id')
    .executeTakeFirst();
  return noted !== undefined;
}
