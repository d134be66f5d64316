/**
 * Where the bit of a badge is: its place among all that its structure gives. Places go on from list to list, so that one number says both the
 * list and the bit, and no structure runs out of them.
 */
import {randomInt} from 'node:crypto';
import {statusEntry, MIN_STATUS_LIST_LENGTH} from '@pepites/credentials/status.js';
import type {JsonObject} from '@pepites/credentials';
import {type Services, statusListUrlOf, type StatusPurpose} from '../services.js';
import {keptQuery} from '../store/kept-query.js';
import type {Session} from '../store/open-store.js';

/** Entries of a list, the least that the specification allows: a place tells little among so many. */
export const listLength = MIN_STATUS_LIST_LENGTH;
/** Fuller than this, and a random place is found too slowly, and badges hide less well among each other. */
export const usableEntries = listLength / 2;

/**
 * One place in so many counts for all of them. A row that every badge of a structure wrote would have those who are given at the same time
 * contradict each other; how full a list is need not be known to the badge.
 */
const countedAtOnce = 64;

const countedPlaces = keptQuery((t, {structure}: {structure: string}) =>
  t.selectFrom('status_list').select('taken').where('structure_id', '=', structure),
);

const countPlaces = keptQuery((t, {structure}: {structure: string}) =>
  t
    .updateTable('status_list')
    .set((eb) => ({taken: eb('taken', '+', countedAtOnce)}))
    .where('structure_id', '=', structure),
);

const takePlace = keptQuery((t, {structure, place}: {structure: string; place: number}) =>
  t
    .insertInto('status_entry')
    .values({structure_id: structure, list_index: place, is_revoked: 0})
    .onConflict((conflict) => conflict.columns(['structure_id', 'list_index']).doNothing())
    .returning('list_index'),
);

/** Random within a list, so that the place of a badge tells nothing about when or to whom it was given. */
export async function takeStatusPlace(t: Session, structure: string): Promise<number> {
  const [counted] = await countedPlaces(t, {structure});
  if (!counted) throw new Error(`"${structure}" has no status list`);
  const {first} = placesOf(listsFor(counted.taken) - 1);
  for (;;) {
    const [taken] = await takePlace(t, {structure, place: first + randomInt(listLength)});
    if (!taken) continue;
    const {list_index: place} = taken;
    if (place % countedAtOnce === 0) await countPlaces(t, {structure});
    return place;
  }
}

/** How many lists so many badges need; there is one from the beginning. */
export function listsFor(taken: number): number {
  return Math.max(1, Math.ceil(taken / usableEntries));
}

/** The places of a list, the last not among them. @param list from 0 */
export function placesOf(list: number): {readonly first: number; readonly end: number} {
  return {first: list * listLength, end: (list + 1) * listLength};
}

export function listOf(place: number): number {
  return Math.floor(place / listLength);
}

/** What the signed badge says of where its bit is. */
export function statusEntryAt(
  services: Pick<Services, 'publicUrl'>,
  at: {readonly structure: string; readonly place: number; readonly purpose: StatusPurpose},
): JsonObject {
  const {structure, place, purpose} = at;
  const list = listOf(place);
  return statusEntry({
    listId: statusListUrlOf(services, {structure, purpose, list}),
    index: place - placesOf(list).first,
    purpose,
  });
}
