/** How long people wait for the first answer, in the middle. */
import {smallestShownCount} from '@pepites/recognition';
import type {Executor} from '../store/open-store.js';

const dayMs = 86_400_000;
/** A busier period is told by its latest requests: with few of them, whoever waited for long would never be among them. */
const mostRequests = 20_000;

/** In days, to a tenth; undefined where fewer than five requests of the period were answered. */
export async function medianDays(
  db: Executor,
  period: {readonly structures: readonly string[]; readonly from: string; readonly to: string},
): Promise<number | undefined> {
  const rows = await db
    .selectFrom('request')
    .select((eb) => [
      'submitted_at',
      eb
        .selectFrom('review')
        .select(({fn}) => fn.min('review.at').as('at'))
        .whereRef('review.request_id', '=', 'request.id')
        .as('answered_at'),
    ])
    .where('structure_id', 'in', period.structures)
    .where('submitted_at', '>=', period.from)
    .where('submitted_at', '<', period.to)
    .where((eb) =>
      eb.exists(eb.selectFrom('review').select('id').whereRef('review.request_id', '=', 'request.id')),
    )
    .orderBy('submitted_at', 'desc')
    .limit(mostRequests)
    .execute();
  if (rows.length < smallestShownCount) return undefined;
  const waits = rows
    .map((row) => Date.parse(row.answered_at ?? row.submitted_at) - Date.parse(row.submitted_at))
    .sort((a, b) => a - b);
  const middle = Math.floor(waits.length / 2);
  const upper = waits[middle] ?? 0;
  const ms = waits.length % 2 === 1 ? upper : (upper + (waits[middle - 1] ?? upper)) / 2;
  return Math.round((ms / dayMs) * 10) / 10;
}
