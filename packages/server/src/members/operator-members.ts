/** Members as whoever runs the backend sets them: the first lead of a structure, somebody who lost their access. Nobody’s rights are asked. */
import {type Member, type Role, roles as allRoles} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {assertStructure} from '../catalogue/assert-structure.js';
import {ServerError} from '../errors.js';
import {removeLeaversPasskeys} from '../passkeys/leavers-passkeys.js';
import {personWithEmail} from '../people/people.js';
import {endSessionsIn} from '../people/sessions.js';
import type {Services} from '../services.js';
import {toJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import {listMembers, readMember} from './members.js';

interface Place {
  readonly structure: string;
  /** Lower case. */
  readonly email: string;
}

export interface MemberToSet extends Place {
  /** As others see it; needed for somebody new. */
  readonly name?: string | undefined;
  readonly roles: readonly string[];
}

/** @throws {ServerError} ERR_STRUCTURE_UNKNOWN */
export async function membersOf(db: Executor, structure: string): Promise<Member[]> {
  await assertStructure(db, structure);
  return listMembers(db, structure);
}

/**
 * Somebody new, or other roles for who is there. They stay when a definition that does not name them is applied.
 * @throws {ServerError} ERR_STRUCTURE_UNKNOWN, ERR_ROLE_UNKNOWN, ERR_NAME_INVALID without a name for somebody new
 */
export async function setMember(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {structure, email, name = '', roles}: MemberToSet,
): Promise<Member> {
  await assertStructure(db, structure);
  const given = roles.map(readRole);
  if (given.length === 0) throw new ServerError('ERR_ROLE_UNKNOWN', `Give one of ${allRoles.join(', ')}.`);
  const at = now();
  return db.transaction().execute(async (t) => {
    const known = await find(t, {structure, email});
    const shown = name.trim() || known?.name;
    if (shown === undefined || shown.length > 100)
      throw new ServerError('ERR_NAME_INVALID', 'A new member has a name of 1 to 100 characters.');
    const person = known?.person ?? (await personWithEmail(t, {email, displayName: shown, now: at}));
    const values = {name: shown, roles: toJsonText<readonly Role[]>(given)};
    await t
      .insertInto('member')
      .values({structure_id: structure, person_id: person, title: null, source: 'invitation', ...values})
      .onConflict((conflict) => conflict.columns(['structure_id', 'person_id']).doUpdateSet(values))
      .execute();
    // The scopes of a session are those of the roles that were.
    await endSessionsIn(t, {structure, person});
    const act = known ? 'member.changed' : 'member.joined';
    await noteAct(t, {structure, by: {kind: 'operator'}, act, about: person, at});
    return readMember(t, {structure, person});
  });
}

/** Ends their roles and sessions in the structure, not their account. @throws {ServerError} ERR_STRUCTURE_UNKNOWN, ERR_MEMBER_UNKNOWN */
export async function dropMember({db, now}: Pick<Services, 'db' | 'now'>, place: Place): Promise<Member> {
  const {structure} = place;
  await assertStructure(db, structure);
  const at = now();
  return db.transaction().execute(async (t) => {
    const member = await find(t, place);
    if (!member)
      throw new ServerError('ERR_MEMBER_UNKNOWN', `"${structure}" has no member with that address.`);
    const {person} = member;
    await t
      .deleteFrom('member')
      .where('structure_id', '=', structure)
      .where('person_id', '=', person)
      .execute();
    await endSessionsIn(t, {structure, person});
    await removeLeaversPasskeys(t, person);
    await noteAct(t, {structure, by: {kind: 'operator'}, act: 'member.removed', about: person, at});
    return member;
  });
}

/** Under any address that is theirs. */
async function find(t: Session, {structure, email}: Place): Promise<Member | undefined> {
  const row = await t
    .selectFrom('member')
    .innerJoin('sign_in_method', 'sign_in_method.person_id', 'member.person_id')
    .select('member.person_id')
    .where('member.structure_id', '=', structure)
    .where('sign_in_method.kind', '=', 'email')
    .where('sign_in_method.subject', '=', email)
    .executeTakeFirst();
  return row && readMember(t, {structure, person: row.person_id});
}

function readRole(text: string): Role {
  const role = allRoles.find((one) => one === text);
  if (!role)
    throw new ServerError('ERR_ROLE_UNKNOWN', `"${text}" is no role. There are ${allRoles.join(', ')}.`);
  return role;
}
