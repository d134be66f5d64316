/**
 * Counts the openings of links; by whom is nobody's business. Each of a structure's pages adds to the same figure of the day: written one by one,
 * a hundred readers at once would contradict each other, and be begun again and again.
 */
import type {Services} from '../services.js';
import {dayOf, tally} from '../statistics/tally.js';
import type {Store} from '../store/open-store.js';
import {WrittenTogether} from '../store/written-together.js';

export interface OpenedLink {
  readonly kind: 'share' | 'wall';
  readonly id: string;
  readonly structure: string;
}

interface Opening extends OpenedLink {
  readonly day: string;
}

/** By structure: where one of them has to wait, the pages of the others do not. */
const countings = new WeakMap<Store, Map<string, WrittenTogether<Opening>>>();

/** One more opening of the page. Resolves once it is counted. */
export async function countOpening({db, now}: Pick<Services, 'db' | 'now'>, link: OpenedLink): Promise<void> {
  const known = countings.get(db) ?? new Map<string, WrittenTogether<Opening>>();
  countings.set(db, known);
  const {structure} = link;
  const counting =
    known.get(structure) ?? new WrittenTogether<Opening>(async (openings) => write(db, openings));
  known.set(structure, counting);
  return counting.add({...link, day: dayOf(now())});
}

async function write(db: Store, openings: readonly Opening[]): Promise<void> {
  const links = alike(openings, ({kind, id}) => `${kind} ${id}`);
  const days = alike(openings, ({structure, day}) => `${structure} ${day}`);
  await db.transaction().execute(async (t) => {
    for (const [{kind, id}, count] of links)
      await t
        .updateTable(kind)
        .set((eb) => ({openings: eb('openings', '+', count)}))
        .where('id', '=', id)
        .execute();
    for (const [{structure, day}, count] of days) await tally(t, {structure, what: 'linkOpened', day, count});
  });
}

/** Of those with the same key one, with how many they are; in the same order for every process. */
function alike<Item>(items: readonly Item[], keyOf: (item: Item) => string): (readonly [Item, number])[] {
  const found = new Map<string, readonly [Item, number]>();
  for (const item of items) {
    const key = keyOf(item);
    found.set(key, [item, (found.get(key)?.[1] ?? 0) + 1]);
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, counted]) => counted);
}
