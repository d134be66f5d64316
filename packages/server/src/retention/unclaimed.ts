/** What course platforms reported of learners whom nobody is known to be, and who have not been reported of for long. */
import type {Counts} from '../people/erase/erase-person.js';
import type {Session} from '../store/open-store.js';

interface Bounds {
  readonly structure: string;
  /** ISO 8601. */
  readonly before: string;
  readonly mostAtOnce: number;
}

const tables = ['statement', 'completion_fact', 'claim', 'criteria_case'] as const;

export async function eraseUnclaimed(t: Session, bounds: Bounds): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (const learner of await unclaimedLearners(t, bounds)) {
    for (const table of tables) {
      const {numDeletedRows} = await t
        .deleteFrom(table)
        .where('structure_id', '=', bounds.structure)
        .where('platform_id', '=', learner.platform_id)
        .where('learner_ref', '=', learner.learner_ref)
        .executeTakeFirst();
      counts[table] = (counts[table] ?? 0) + Number(numDeletedRows);
    }
  }
  counts['statement'] = (counts['statement'] ?? 0) + (await eraseTakenBackUnseen(t, bounds));
  return counts;
}

async function unclaimedLearners(t: Session, {structure, before, mostAtOnce}: Bounds) {
  return t
    .selectFrom('criteria_case as known')
    .select(['platform_id', 'learner_ref'])
    .distinct()
    .where('structure_id', '=', structure)
    .where('updated_at', '<', before)
    .where('award_id', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('learner')
            .select('learner.ref')
            .whereRef('learner.structure_id', '=', 'known.structure_id')
            .whereRef('learner.platform_id', '=', 'known.platform_id')
            .whereRef('learner.ref', '=', 'known.learner_ref'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('criteria_case as other')
            .select('other.id')
            .whereRef('other.structure_id', '=', 'known.structure_id')
            .whereRef('other.platform_id', '=', 'known.platform_id')
            .whereRef('other.learner_ref', '=', 'known.learner_ref')
            .where('other.updated_at', '>=', before),
        ),
      ),
    )
    .limit(mostAtOnce)
    .execute();
}

/** Statements that were taken back and never came: nothing is known of whom they were about. */
async function eraseTakenBackUnseen(t: Session, {structure, before}: Bounds): Promise<number> {
  const {numDeletedRows} = await t
    .deleteFrom('statement')
    .where('structure_id', '=', structure)
    .where('learner_ref', 'is', null)
    .where('received_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
