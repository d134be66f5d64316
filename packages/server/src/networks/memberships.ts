/** How structures join and leave networks: the network invites, the structure accepts. What a definition says, only a definition unsays. */
import type {NetworkMembership, Structure} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {readStructure} from '../catalogue/catalogue.js';
import {structureView} from '../catalogue/views.js';
import {enqueueEvaluationsOf} from '../issuing/topics/evaluate-key.js';
import {notify} from '../notifications/notify.js';
import type {Caller} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import {findClash} from './find-clash.js';

interface Place {
  readonly structure: string;
  readonly network: string;
}

/** Those that joined, by name. @throws {Refusal} NOT_A_NETWORK */
export async function networkStructures(
  services: Pick<Services, 'db' | 'publicUrl'>,
  network: string,
): Promise<Structure[]> {
  await assertNetwork(services.db, network);
  const rows = await services.db
    .selectFrom('structure')
    .innerJoin('network_membership', 'network_membership.structure_id', 'structure.id')
    .selectAll('structure')
    .where('network_membership.network_id', '=', network)
    .where('network_membership.state', '=', 'joined')
    .orderBy('structure.name')
    .orderBy('structure.id')
    .execute();
  return rows.map((row) => structureView(services, row));
}

/** Of a network, or of a structure: those that are joined or invited. */
export async function listMemberships(
  db: Executor,
  of: {readonly network: string} | {readonly structure: string},
): Promise<NetworkMembership[]> {
  let query = db
    .selectFrom('network_membership as m')
    .innerJoin('structure as s', 's.id', 'm.structure_id')
    .innerJoin('structure as n', 'n.id', 'm.network_id')
    .select([
      'm.structure_id',
      'm.network_id',
      'm.state',
      'm.source',
      'm.since',
      's.name as structure_name',
      'n.name as network_name',
    ])
    .orderBy('s.name')
    .orderBy('n.name');
  query =
    'network' in of
      ? query.where('m.network_id', '=', of.network)
      : query.where('m.structure_id', '=', of.structure);
  const rows = await query.execute();
  return rows.flatMap((row) =>
    row.state === 'left'
      ? []
      : {
          network: {id: row.network_id, name: row.network_name},
          structure: {id: row.structure_id, name: row.structure_name},
          state: row.state,
          since: row.since,
          source: row.source,
        },
  );
}

/** @throws {Refusal} NOT_A_NETWORK */
export async function networkMemberships(db: Executor, network: string): Promise<NetworkMembership[]> {
  await assertNetwork(db, network);
  return listMemberships(db, {network});
}

/** Inviting again is the same invitation. @throws {Refusal} NOT_A_NETWORK, STRUCTURE_UNKNOWN, NETWORK_JOINED */
export async function inviteStructure(
  services: Services,
  caller: Caller,
  place: Place,
): Promise<NetworkMembership> {
  const now = services.now();
  return services.db.transaction().execute(async (t) => {
    const {name} = await assertNetwork(t, place.network);
    const {kind} = await readStructure(t, place.structure);
    // A network belongs to none: what one shares would come from who knows where.
    if (kind === 'network') throw new Refusal('STRUCTURE_UNKNOWN');
    const row = await readRow(t, place);
    if (row?.state === 'joined') throw new Refusal('NETWORK_JOINED');
    if (row?.state !== 'invited') {
      await setState(t, place, {state: 'invited', now});
      await tellStructure(t, place, {networkName: name, now});
      const {network, structure} = place;
      await noteAct(t, {
        structure: network,
        by: caller.person,
        act: 'network.invited',
        object: structure,
        at: now,
      });
    }
    return readMembership(t, place);
  });
}

/** @throws {Refusal} NETWORK_UNKNOWN; ID_CLASH when one of its badges or pathways would mean two things here */
export async function joinNetwork(
  services: Services,
  caller: Caller,
  place: Place,
): Promise<NetworkMembership> {
  const now = services.now();
  const membership = await services.db.transaction().execute(async (t) => {
    const row = await readRow(t, place);
    if (row?.state === 'joined') return readMembership(t, place);
    if (row?.state !== 'invited') throw new Refusal('NETWORK_UNKNOWN');
    const clash = await findClash(t, place);
    if (clash !== undefined) throw new Refusal('ID_CLASH', {detail: `"${clash}" is also an id of another`});
    await setState(t, place, {state: 'joined', now});
    await enqueueEvaluationsOf(t, {...place, now});
    await note(t, caller, {...place, act: 'network.joined', now});
    return readMembership(t, place);
  });
  services.nudge();
  return membership;
}

/** By the structure, or by the network: an invitation is taken back, a membership ends. @throws {Refusal} NETWORK_UNKNOWN, SET_BY_FILE */
export async function endMembership(services: Services, caller: Caller, place: Place): Promise<void> {
  const now = services.now();
  await services.db.transaction().execute(async (t) => {
    const row = await readRow(t, place);
    if (!row || row.state === 'left') throw new Refusal('NETWORK_UNKNOWN');
    if (row.state === 'joined' && row.source === 'file') throw new Refusal('SET_BY_FILE');
    await setState(t, place, {state: 'left', now});
    await note(t, caller, {...place, act: row.state === 'joined' ? 'network.left' : 'network.declined', now});
  });
}

/** @throws {Refusal} STRUCTURE_UNKNOWN, NOT_A_NETWORK */
export async function assertNetwork(db: Executor, network: string): Promise<{name: string}> {
  const row = await readStructure(db, network);
  if (row.kind !== 'network') throw new Refusal('NOT_A_NETWORK');
  return row;
}

async function readRow(db: Executor, {structure, network}: Place) {
  return db
    .selectFrom('network_membership')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('network_id', '=', network)
    .executeTakeFirst();
}

async function readMembership(db: Executor, {structure, network}: Place): Promise<NetworkMembership> {
  const found = (await listMemberships(db, {structure})).find((one) => one.network.id === network);
  if (!found) throw new Error(`No membership of ${structure} in ${network}`);
  return found;
}

async function setState(
  t: Session,
  {structure, network}: Place,
  {state, now}: {readonly state: 'invited' | 'joined' | 'left'; readonly now: Date},
): Promise<void> {
  const values = {state, source: 'invitation', since: now.toISOString()} as const;
  await t
    .insertInto('network_membership')
    .values({structure_id: structure, network_id: network, ...values})
    .onConflict((conflict) => conflict.columns(['structure_id', 'network_id']).doUpdateSet(values))
    .execute();
}

async function note(
  t: Session,
  caller: Caller,
  done: Place & {readonly act: `network.${string}`; readonly now: Date},
): Promise<void> {
  const {structure, network, act, now} = done;
  await noteAct(t, {structure, by: caller.person, act, object: network, at: now});
}

/** Its lead and its manager, who alone can accept. */
async function tellStructure(
  t: Session,
  {structure, network}: Place,
  {networkName, now}: {readonly networkName: string; readonly now: Date},
): Promise<void> {
  const members = await t
    .selectFrom('member')
    .select(['person_id', 'roles'])
    .where('structure_id', '=', structure)
    .execute();
  for (const {person_id: person, roles} of members) {
    if (!fromJsonText(roles).some((role) => role === 'lead' || role === 'manager')) continue;
    await notify(t, {
      structure,
      to: {person},
      kind: 'networkInvitation',
      details: {networkName},
      key: `networkInvitation:${network}:${structure}:${person}:${now.toISOString()}`,
      now,
    });
  }
}
