/** A structure's status list: one bit per badge, at a random place, signed anew when a bit changes. */
import {randomInt} from 'node:crypto';
import {signCredential, type SigningKey} from '@pepites/credentials/sign.js';
import {
  buildStatusListCredential,
  createStatusList,
  encodeStatusList,
  MIN_STATUS_LIST_LENGTH,
  setStatus,
} from '@pepites/credentials/status.js';
import {signingKeyOf} from '../keys/key-ring.js';
import {issuerIdOf, type Services, statusListUrlOf} from '../services.js';
import {keptQuery} from '../store/kept-query.js';
import type {Session, Store} from '../store/open-store.js';
import {settleListing} from '../supporters/listing.js';
import {tellOfAward, toldAwardColumns} from '../webhooks/happened.js';

/** Entries of a list, the least that the specification allows: a place tells little among so many. */
export const listLength = MIN_STATUS_LIST_LENGTH;
/** Fuller than this, and a random place is found too slowly, and badges hide less well among each other. */
const usableEntries = listLength / 2;

const countPlace = keptQuery((t, {structure}: {structure: string}) =>
  t
    .updateTable('status_list')
    .set((eb) => ({taken: eb('taken', '+', 1)}))
    .where('structure_id', '=', structure)
    .returning('taken'),
);

const takePlace = keptQuery((t, {structure, index}: {structure: string; index: number}) =>
  t
    .insertInto('status_entry')
    .values({structure_id: structure, list_index: index, is_revoked: 0})
    .onConflict((conflict) => conflict.columns(['structure_id', 'list_index']).doNothing())
    .returning('list_index'),
);

/** Random, so that the place of a badge tells nothing about when or to whom it was given. */
export async function takeStatusIndex(t: Session, structure: string): Promise<number> {
  const [counted] = await countPlace(t, {structure});
  if (!counted || counted.taken > usableEntries) throw new Error(`The status list of "${structure}" is full`);
  for (;;) {
    const [taken] = await takePlace(t, {structure, index: randomInt(listLength)});
    if (taken) return taken.list_index;
  }
}

/** Sets the bit of one entry: from then on every verifier refuses what carries it. */
export async function revokeStatus(t: Session, structure: string, index: number): Promise<void> {
  await t
    .updateTable('status_entry')
    .set({is_revoked: 1})
    .where('structure_id', '=', structure)
    .where('list_index', '=', index)
    .execute();
  await t
    .updateTable('status_list')
    .set((eb) => ({revision: eb('revision', '+', 1)}))
    .where('structure_id', '=', structure)
    .execute();
}

/** Suspends an award, or lets it come back. Nothing changes where it is so already. */
export async function changeSuspension(
  t: Session,
  change: {
    readonly award: string;
    readonly structure: string;
    readonly isSuspended: boolean;
    readonly at: Date;
  },
): Promise<void> {
  const {award, structure, isSuspended, at} = change;
  const changed = await t
    .updateTable('award')
    .set({suspended_at: isSuspended ? at.toISOString() : null})
    .where('id', '=', award)
    .where('suspended_at', isSuspended ? 'is' : 'is not', null)
    .returning(['state', 'suspended_at', ...toldAwardColumns])
    .executeTakeFirst();
  if (!changed) return;
  await settleListing(t, changed);
  await tellOfAward(t, isSuspended ? 'award.suspended' : 'award.restored', changed, at);
  await t
    .insertInto('suspension_list')
    .values({structure_id: structure, revision: 1, signed_revision: 0, signed: null})
    .onConflict((conflict) =>
      conflict.column('structure_id').doUpdateSet((eb) => ({
        revision: eb('suspension_list.revision', '+', 1),
      })),
    )
    .execute();
}

export type StatusPurpose = 'revocation' | 'suspension';

/** The signed list as JSON text; the cached one unless a bit has changed since. */
export async function readStatusList(
  services: Services,
  structure: string,
  purpose: StatusPurpose = 'revocation',
): Promise<string> {
  const {db} = services;
  const table = purpose === 'revocation' ? 'status_list' : 'suspension_list';
  const row = await db.selectFrom(table).selectAll().where('structure_id', '=', structure).executeTakeFirst();
  if (row?.signed != null && row.signed_revision === row.revision) return row.signed;
  const issuerId = issuerIdOf(services, structure);
  const signed = await signStatusList(services, {
    id: statusListUrlOf(services, structure, purpose),
    issuerId,
    purpose,
    indexes: await setIndexes(db, structure, purpose),
    key: await signingKeyOf(db, {structure, issuerId, sealer: services.sealer}),
  });
  // Signed for the revision read above: a bit set meanwhile makes the next reader sign again.
  const revision = row?.revision ?? 0;
  await db
    .updateTable(table)
    .set({signed, signed_revision: revision})
    .where('structure_id', '=', structure)
    .where('signed_revision', '<=', revision)
    .execute();
  return signed;
}

/** A list of which these bits are set, signed now, as JSON text. */
export async function signStatusList(
  services: Services,
  made: {
    readonly id: string;
    readonly issuerId: string;
    readonly purpose: StatusPurpose;
    readonly indexes: readonly number[];
    readonly key: SigningKey;
  },
): Promise<string> {
  const {id, issuerId, purpose, indexes, key} = made;
  const list = createStatusList(listLength);
  for (const index of indexes) setStatus(list, index, true);
  const now = services.now();
  const unsigned = buildStatusListCredential({
    id,
    issuerId,
    purpose,
    encodedList: await encodeStatusList(list),
    validFrom: new Date(Math.floor(now.getTime() / 1000) * 1000),
  });
  const {canonicalize} = services;
  return JSON.stringify(await signCredential(unsigned, {key, created: now, canonicalize}));
}

/** The same place in both lists: a badge has one index. */
async function setIndexes(db: Store, structure: string, purpose: StatusPurpose): Promise<number[]> {
  if (purpose === 'suspension') {
    const rows = await db
      .selectFrom('award')
      .select('status_index')
      .where('structure_id', '=', structure)
      .where('suspended_at', 'is not', null)
      .execute();
    return rows.flatMap(({status_index: index}) => index ?? []);
  }
  const rows = await db
    .selectFrom('status_entry')
    .select('list_index')
    .where('structure_id', '=', structure)
    .where('is_revoked', '=', 1)
    .execute();
  return rows.map((row) => row.list_index);
}
