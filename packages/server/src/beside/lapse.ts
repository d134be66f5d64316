/** Recommendations that nobody wrote in time are over. */
import {advanceEndorsement, endorsementLapsesAfterDays} from '@pepites/recognition';
import type {Services} from '../services.js';
import {asEndorsement, saveEndorsement} from './endorsement-rows.js';

const mostAtOnce = 500;

export async function lapseEndorsements({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  const at = now();
  const before = new Date(at.getTime() - endorsementLapsesAfterDays * 86_400_000).toISOString();
  const rows = await db
    .selectFrom('endorsement')
    .selectAll()
    .where('state', '=', 'pending')
    .where('requested_at', '<', before)
    .limit(mostAtOnce)
    .execute();
  for (const row of rows) {
    const next = advanceEndorsement(asEndorsement(row), {type: 'tick'}, at);
    if (!next.ok || next.state.state === row.state) continue;
    await db.transaction().execute(async (t) => saveEndorsement(t, row, next.state, at));
  }
}
