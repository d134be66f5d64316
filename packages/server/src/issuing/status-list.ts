/** A structure's status lists: one bit per badge, each list signed anew when a bit of it changes. */
import {signCredential, type SigningKey} from '@pepites/credentials/sign.js';
import {
  buildStatusListCredential,
  createStatusList,
  encodeStatusList,
  setStatus,
} from '@pepites/credentials/status.js';
import {signingKeyOf} from '../keys/key-ring.js';
import {issuerIdOf, type Services, statusListUrlOf, type StatusPurpose} from '../services.js';
import type {Session, Store} from '../store/open-store.js';
import {settleListing} from '../supporters/listing.js';
import {tellOfAward, toldAwardColumns} from '../webhooks/happened.js';
import {listLength, listOf, listsFor, placesOf} from './status-place.js';

export interface NamedStatusList {
  readonly structure: string;
  readonly purpose: StatusPurpose;
  /** From 0. */
  readonly list: number;
}

/** Sets the bit at this place: from then on every verifier refuses what carries it. */
export async function revokeStatus(t: Session, structure: string, place: number): Promise<void> {
  await t
    .updateTable('status_entry')
    .set({is_revoked: 1})
    .where('structure_id', '=', structure)
    .where('list_index', '=', place)
    .execute();
  await noteChange(t, {structure, purpose: 'revocation', list: listOf(place)});
}

/** What was signed of this list is no longer so. */
async function noteChange(t: Session, {structure, purpose, list}: NamedStatusList): Promise<void> {
  await t
    .insertInto('signed_status_list')
    .values({structure_id: structure, purpose, list, revision: 1, signed_revision: 0, signed: null})
    .onConflict((conflict) =>
      conflict
        .columns(['structure_id', 'purpose', 'list'])
        .doUpdateSet((eb) => ({revision: eb('signed_status_list.revision', '+', 1)})),
    )
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
    .returning(['state', 'suspended_at', 'status_index', ...toldAwardColumns])
    .executeTakeFirst();
  if (!changed) return;
  await settleListing(t, changed);
  await tellOfAward(t, isSuspended ? 'award.suspended' : 'award.restored', changed, at);
  const {status_index: place} = changed;
  if (place !== null) await noteChange(t, {structure, purpose: 'suspension', list: listOf(place)});
}

/** The signed list as JSON text; the cached one unless a bit has changed since. Undefined: there is no such list. */
export async function readStatusList(
  services: Services,
  named: NamedStatusList,
): Promise<string | undefined> {
  const {db} = services;
  const {structure, purpose, list} = named;
  const counted = await db
    .selectFrom('status_list')
    .select('taken')
    .where('structure_id', '=', structure)
    .executeTakeFirst();
  if (!counted || !Number.isSafeInteger(list) || list < 0 || list >= listsFor(counted.taken))
    return undefined;
  const row = await db
    .selectFrom('signed_status_list')
    .select(['revision', 'signed_revision', 'signed'])
    .where('structure_id', '=', structure)
    .where('purpose', '=', purpose)
    .where('list', '=', list)
    .executeTakeFirst();
  if (row?.signed != null && row.signed_revision === row.revision) return row.signed;
  const issuerId = issuerIdOf(services, structure);
  const signed = await signStatusList(services, {
    id: statusListUrlOf(services, named),
    issuerId,
    purpose,
    indexes: await setIndexes(db, named),
    key: await signingKeyOf(db, {structure, issuerId, sealer: services.sealer}),
  });
  // Signed for the revision read above: a bit set meanwhile makes the next reader sign again.
  const revision = row?.revision ?? 0;
  await db
    .insertInto('signed_status_list')
    .values({structure_id: structure, purpose, list, revision, signed_revision: revision, signed})
    .onConflict((conflict) =>
      conflict
        .columns(['structure_id', 'purpose', 'list'])
        .doUpdateSet({signed, signed_revision: revision})
        .where('signed_status_list.signed_revision', '<=', revision),
    )
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

/** Within the list, from 0. The same place in both lists: a badge has one. */
async function setIndexes(db: Store, {structure, purpose, list}: NamedStatusList): Promise<number[]> {
  const {first, end} = placesOf(list);
  if (purpose === 'suspension') {
    const places: number[] = [];
    for (const table of ['award', 'erased_award'] as const) {
      const rows = await db
        .selectFrom(table)
        .select('status_index')
        .where('structure_id', '=', structure)
        .where('suspended_at', 'is not', null)
        .where('status_index', '>=', first)
        .where('status_index', '<', end)
        .execute();
      places.push(...rows.flatMap(({status_index: place}) => (place === null ? [] : [place - first])));
    }
    return places;
  }
  const rows = await db
    .selectFrom('status_entry')
    .select('list_index')
    .where('structure_id', '=', structure)
    .where('list_index', '>=', first)
    .where('list_index', '<', end)
    .where('is_revoked', '=', 1)
    .execute();
  return rows.map(({list_index: place}) => place - first);
}
