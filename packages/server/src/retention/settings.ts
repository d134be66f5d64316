/** How long a structure keeps things, in days: what it chose, else what the law's guidance asks for. */
import {type Retention, retentionBounds, type RetentionRule, retentionRules} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';

export async function retentionOf(db: Executor, structure: string): Promise<Retention> {
  const rows = await db
    .selectFrom('retention_setting')
    .select(['rule', 'days'])
    .where('structure_id', '=', structure)
    .execute();
  const chosen = (rule: RetentionRule): number =>
    rows.find((row) => row.rule === rule)?.days ?? retentionBounds[rule].standard;
  return {
    draft: chosen('draft'),
    closedRequest: chosen('closedRequest'),
    evidence: chosen('evidence'),
    account: chosen('account'),
    unclaimed: chosen('unclaimed'),
    audit: chosen('audit'),
  };
}

export async function changeRetention(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {
    structure,
    by,
    change,
  }: {
    readonly structure: string;
    readonly by: string;
    readonly change: {readonly [Rule in RetentionRule]?: number | undefined};
  },
): Promise<void> {
  await db.transaction().execute(async (t) => {
    for (const rule of retentionRules) {
      const days = change[rule];
      if (days === undefined) continue;
      await t
        .insertInto('retention_setting')
        .values({structure_id: structure, rule, days})
        .onConflict((conflict) => conflict.columns(['structure_id', 'rule']).doUpdateSet({days}))
        .execute();
      await noteAct(t, {
        structure,
        by,
        act: 'retention.changed',
        object: `${rule}:${String(days)}`,
        at: now(),
      });
    }
  });
}
