/** A structure's status list: one bit per badge, at a random place, signed anew when a bit changes. */
import {randomInt} from 'node:crypto';
import {signCredential} from '@pepites/credentials/sign.js';
import {
  buildStatusListCredential,
  createStatusList,
  encodeStatusList,
  MIN_STATUS_LIST_LENGTH,
  setStatus,
} from '@pepites/credentials/status.js';
import {signingKeyOf} from '../keys/key-ring.js';
import {issuerIdOf, type Services, statusListUrlOf} from '../services.js';
import type {Session} from '../store/open-store.js';

const listLength = MIN_STATUS_LIST_LENGTH;
/** Fuller than this, and a random place is found too slowly, and badges hide less well among each other. */
const usableEntries = listLength / 2;

/** Random, so that the place of a badge tells nothing about when or to whom it was given. */
export async function takeStatusIndex(t: Session, structure: string): Promise<number> {
  const {taken: count} = await t
    .updateTable('status_list')
    .set((eb) => ({taken: eb('taken', '+', 1)}))
    .where('structure_id', '=', structure)
    .returning('taken')
    .executeTakeFirstOrThrow();
  if (count > usableEntries) throw new Error(`The status list of "${structure}" is full`);
  for (;;) {
    const taken = await t
      .insertInto('status_entry')
      .values({structure_id: structure, list_index: randomInt(listLength), is_revoked: 0})
      .onConflict((conflict) => conflict.columns(['structure_id', 'list_index']).doNothing())
      .returning('list_index')
      .executeTakeFirst();
    if (taken) return taken.list_index;
  }
}

/** The signed list as JSON text; the cached one unless a bit has changed since. */
export async function readStatusList(services: Services, structure: string): Promise<string> {
  const {db} = services;
  const row = await db
    .selectFrom('status_list')
    .selectAll()
    .where('structure_id', '=', structure)
    .executeTakeFirst();
  if (row?.signed != null && row.signed_revision === row.revision) return row.signed;
  const revoked = await db
    .selectFrom('status_entry')
    .select('list_index')
    .where('structure_id', '=', structure)
    .where('is_revoked', '=', 1)
    .execute();
  const list = createStatusList(listLength);
  for (const {list_index: index} of revoked) setStatus(list, index, true);
  const issuerId = issuerIdOf(services, structure);
  const now = services.now();
  const signed = JSON.stringify(
    await signCredential(
      buildStatusListCredential({
        id: statusListUrlOf(services, structure),
        issuerId,
        purpose: 'revocation',
        encodedList: await encodeStatusList(list),
        validFrom: new Date(Math.floor(now.getTime() / 1000) * 1000),
      }),
      {
        key: await signingKeyOf(db, {structure, issuerId, sealer: services.sealer}),
        created: now,
        canonicalize: services.canonicalize,
      },
    ),
  );
  // Signed for the revision read above: a bit set meanwhile makes the next reader sign again.
  const revision = row?.revision ?? 0;
  await db
    .updateTable('status_list')
    .set({signed, signed_revision: revision})
    .where('structure_id', '=', structure)
    .where('signed_revision', '<=', revision)
    .execute();
  return signed;
}
