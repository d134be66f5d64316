/**
 * Members and their roles. People invited here stay when a definition that does not name them is applied: the file says who it brought in
 * (`source`), and takes away no one else. Whom it names, it sets again, and its plan says so.
 */
import {
  checkRoleChange,
  grantableRoles,
  type Member,
  type Role,
  roles as allRoles,
} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {readStructure} from '../catalogue/catalogue.js';
import {notify} from '../notifications/notify.js';
import {removeLeaversPasskeys} from '../passkeys/leavers-passkeys.js';
import {rolesOf} from '../people/people.js';
import {type Caller, endSessionsIn} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {wordsOfRoles} from './role-words.js';

type MemberRow = Selectable<Database['member']>;

export interface MemberPlace {
  readonly structure: string;
  readonly person: string;
}

/** By name. */
export async function listMembers(db: Executor, structure: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('member')
    .selectAll()
    .where('structure_id', '=', structure)
    .orderBy('name')
    .orderBy('person_id')
    .execute();
  const addresses = await db
    .selectFrom('sign_in_method')
    .select(['person_id', 'subject'])
    .where('kind', '=', 'email')
    .where(
      'person_id',
      'in',
      rows.map((row) => row.person_id),
    )
    .orderBy('created_at')
    .execute();
  return rows.map((row) =>
    memberView(row, addresses.find((one) => one.person_id === row.person_id)?.subject),
  );
}

/** @throws {Refusal} MEMBER_UNKNOWN */
export async function readMember(db: Executor, place: MemberPlace): Promise<Member> {
  const found = (await listMembers(db, place.structure)).find(({person}) => person === place.person);
  if (!found) throw new Refusal('MEMBER_UNKNOWN');
  return found;
}

/** Which roles the person may give in the structure. */
export async function grantableBy(db: Executor, place: MemberPlace): Promise<Role[]> {
  const {kind} = await readStructure(db, place.structure);
  return grantableRoles(await rolesOf(db, place.structure, place.person), kind, allRoles);
}

/** @throws {Refusal} MEMBER_UNKNOWN, FORBIDDEN, LAST_MANAGER */
export async function setRoles(
  services: Services,
  caller: Caller,
  {roles, ...place}: MemberPlace & {readonly roles: readonly Role[]},
): Promise<Member> {
  const now = services.now();
  return services.db.transaction().execute(async (t) => {
    const before = await assertChange(t, caller, place, roles);
    if (isSame(before, roles)) return readMember(t, place);
    await t
      .updateTable('member')
      .set({roles: toJsonText(roles)})
      .where('structure_id', '=', place.structure)
      .where('person_id', '=', place.person)
      .execute();
    await afterChange(t, caller, {...place, act: 'member.changed', now});
    await notify(t, {
      structure: place.structure,
      to: {person: place.person},
      kind: 'rolesChanged',
      details: {roles: wordsOfRoles(roles)},
      key: `rolesChanged:${place.structure}:${place.person}:${now.toISOString()}`,
      now,
    });
    return readMember(t, place);
  });
}

/** @throws {Refusal} MEMBER_UNKNOWN, FORBIDDEN, LAST_MANAGER */
export async function removeMember(services: Services, caller: Caller, place: MemberPlace): Promise<void> {
  const now = services.now();
  await services.db.transaction().execute(async (t) => {
    await assertChange(t, caller, place, []);
    await t
      .deleteFrom('member')
      .where('structure_id', '=', place.structure)
      .where('person_id', '=', place.person)
      .execute();
    await afterChange(t, caller, {...place, act: 'member.removed', now});
    await removeLeaversPasskeys(t, place.person);
    await notify(t, {
      structure: place.structure,
      to: {person: place.person},
      kind: 'memberRemoved',
      details: {},
      key: `memberRemoved:${place.structure}:${place.person}:${now.toISOString()}`,
      now,
    });
  });
}

/** The roles that the member has now. */
async function assertChange(
  t: Session,
  caller: Caller,
  place: MemberPlace,
  after: readonly Role[],
): Promise<readonly Role[]> {
  const rows = await t
    .selectFrom('member')
    .select(['person_id', 'roles'])
    .where('structure_id', '=', place.structure)
    .execute();
  const row = rows.find(({person_id: id}) => id === place.person);
  if (!row) throw new Refusal('MEMBER_UNKNOWN');
  const before = fromJsonText(row.roles);
  const refused = checkRoleChange({
    before,
    after,
    grantable: await grantableBy(t, {structure: place.structure, person: caller.person}),
    others: rows.filter((one) => one !== row).map((one) => fromJsonText(one.roles)),
  });
  if (refused !== undefined) throw new Refusal(refused);
  return before;
}

/** Sessions end: their scopes are those of the roles that were. */
async function afterChange(
  t: Session,
  caller: Caller,
  done: MemberPlace & {readonly act: 'member.changed' | 'member.removed'; readonly now: Date},
): Promise<void> {
  const {structure, person, act, now} = done;
  await endSessionsIn(t, {structure, person});
  await noteAct(t, {structure, by: caller.person, act, about: person, at: now});
}

function isSame(one: readonly Role[], other: readonly Role[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role));
}

function memberView(row: MemberRow, email: string | undefined): Member {
  return {
    person: row.person_id,
    name: row.name,
    ...(row.title !== null && {title: fromJsonText(row.title)}),
    ...(email !== undefined && {email}),
    roles: [...fromJsonText(row.roles)],
    source: row.source,
  };
}
