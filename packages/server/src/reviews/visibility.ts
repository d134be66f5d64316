/** Who sees a request and its files: the person, those who examine it, the lead, and whoever sent it with the person. */
import {readBadge} from '../catalogue/catalogue.js';
import type {Caller} from '../people/sessions.js';
import type {RequestRow} from '../requests/request-rows.js';
import type {Executor} from '../store/open-store.js';
import {examinedBadges, reviewingRoles} from './examiners.js';

type Seen = Pick<RequestRow, 'id' | 'structure_id' | 'badge_id' | 'person_id' | 'is_named' | 'submitted_by'>;

/** `earner`: their own; undefined: not at all, which is said as of what does not exist. */
export async function seesRequestAs(
  db: Executor,
  row: Seen,
  caller: Caller,
  now: Date,
): Promise<'earner' | 'staff' | undefined> {
  if (row.person_id === caller.person) return 'earner';
  if (!caller.scopes.includes('review')) return undefined;
  return (await isSeenByStaff(db, row, caller, now)) ? 'staff' : undefined;
}

async function isSeenByStaff(db: Executor, row: Seen, caller: Caller, now: Date): Promise<boolean> {
  const {person, roles} = caller;
  if (roles.includes('lead')) return true;
  if (row.submitted_by === person && roles.includes('adviser')) return true;
  if (!roles.some((role) => reviewingRoles.includes(role))) return false;
  const parts = await db
    .selectFrom('request_examiner')
    .select('part')
    .where('request_id', '=', row.id)
    .where('examiner_id', '=', person)
    .where('part', 'in', ['panel', 'decider', 'recused'])
    .execute();
  if (parts.some(({part}) => part === 'recused')) return false;
  if (parts.length > 0) return true;
  if (row.is_named === 1) return false;
  const badge = await readBadge(db, row.structure_id, row.badge_id);
  const examined = await examinedBadges(db, [badge], {structure: row.structure_id, person, roles, now});
  return examined.length > 0;
}
