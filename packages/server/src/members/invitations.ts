/** Invitations: a link by e-mail that works once, for fourteen days, and only for who reads that address’s mail. */
import type {Invitation, LocalisedText, Member, Role, ShownInvitation} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {readStructure} from '../catalogue/catalogue.js';
import {notify} from '../notifications/notify.js';
import {countAttempt} from '../people/attempts.js';
import {hashToken, makeToken} from '../people/secret-tokens.js';
import {type Caller, refreshScopes} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {grantableBy, readMember} from './members.js';
import {wordsOfRoles} from './role-words.js';

export const invitationDays = 14;
const invitationsPerDay = 100;
const perAddressAndDay = 5;
const daySeconds = 86_400;

type InvitationRow = Selectable<Database['invitation']>;

interface Invited {
  readonly email: string;
  readonly name: string;
  readonly title?: LocalisedText | undefined;
  readonly roles: readonly Role[];
}

/** @throws {Refusal} FORBIDDEN for roles that the caller may not give; MEMBER_EXISTS, INVITATION_EXISTS, TOO_MANY_ATTEMPTS */
export async function invite(
  services: Services,
  caller: Caller,
  {structure, ...invited}: Invited & {readonly structure: string},
): Promise<Invitation> {
  const {db} = services;
  const now = services.now();
  await assertMayGive(db, {structure, person: caller.person}, invited.roles);
  await countMessage(services, structure, invited.email);
  return db.transaction().execute(async (t) => {
    const member = await t
      .selectFrom('member')
      .innerJoin('sign_in_method', 'sign_in_method.person_id', 'member.person_id')
      .select('member.person_id')
      .where('member.structure_id', '=', structure)
      .where('sign_in_method.kind', '=', 'email')
      .where('sign_in_method.subject', '=', invited.email)
      .executeTakeFirst();
    if (member) throw new Refusal('MEMBER_EXISTS');
    const waiting = await t
      .selectFrom('invitation')
      .select(['id', 'expires_at'])
      .where('structure_id', '=', structure)
      .where('email', '=', invited.email)
      .executeTakeFirst();
    if (waiting && waiting.expires_at > now.toISOString()) throw new Refusal('INVITATION_EXISTS');
    if (waiting) await t.deleteFrom('invitation').where('id', '=', waiting.id).execute();
    const token = makeToken();
    const row: InvitationRow = {
      id: crypto.randomUUID(),
      structure_id: structure,
      email: invited.email,
      name: invited.name,
      title: invited.title ? toJsonText(invited.title) : null,
      roles: toJsonText(invited.roles),
      token_hash: hashToken(token),
      invited_by: caller.person,
      created_at: now.toISOString(),
      ...validity(now),
    };
    await t.insertInto('invitation').values(row).execute();
    await send(t, row, {token, by: caller.person, now});
    return invitationView(row, now);
  });
}

/** @throws {Refusal} INVITATION_UNKNOWN, FORBIDDEN, TOO_MANY_ATTEMPTS */
export async function resendInvitation(
  services: Services,
  caller: Caller,
  place: {readonly structure: string; readonly invitation: string},
): Promise<Invitation> {
  const {db} = services;
  const now = services.now();
  const {email, roles} = await readInvitation(db, place);
  await assertMayGive(db, {structure: place.structure, person: caller.person}, fromJsonText(roles));
  await countMessage(services, place.structure, email);
  return db.transaction().execute(async (t) => {
    const token = makeToken();
    const row = {
      ...(await readInvitation(t, place)),
      token_hash: hashToken(token),
      invited_by: caller.person,
      ...validity(now),
    };
    await t.updateTable('invitation').set(row).where('id', '=', row.id).execute();
    await send(t, row, {token, by: caller.person, now});
    return invitationView(row, now);
  });
}

/** @throws {Refusal} INVITATION_UNKNOWN, FORBIDDEN */
export async function revokeInvitation(
  {db, now}: Pick<Services, 'db' | 'now'>,
  caller: Caller,
  place: {readonly structure: string; readonly invitation: string},
): Promise<void> {
  await db.transaction().execute(async (t) => {
    const {id, roles} = await readInvitation(t, place);
    await assertMayGive(t, {structure: place.structure, person: caller.person}, fromJsonText(roles));
    await t.deleteFrom('invitation').where('id', '=', id).execute();
    const {structure} = place;
    await noteAct(t, {structure, by: caller.person, act: 'invitation.revoked', object: id, at: now()});
  });
}

export async function listInvitations(
  {db, now}: Pick<Services, 'db' | 'now'>,
  structure: string,
): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .where('structure_id', '=', structure)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => invitationView(row, now()));
}

/** @throws {Refusal} INVITATION_UNKNOWN, INVITATION_EXPIRED */
export async function showInvitation(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {structure, token}: {readonly structure: string; readonly token: string},
): Promise<ShownInvitation> {
  const row = await byToken(db, {structure, token, now: now()});
  const {name, kind} = await readStructure(db, structure);
  return {
    structureName: name,
    structureKind: kind,
    name: row.name,
    emailHint: row.email.replace(/^(.)[^@]*/, '$1…'),
    roles: [...fromJsonText(row.roles)],
    expiresAt: row.expires_at,
  };
}

/**
 * The link and the mailbox both: a link that was passed on is worth nothing to who cannot read that mail.
 * @throws {Refusal} INVITATION_UNKNOWN, INVITATION_EXPIRED, INVITATION_FOR_ANOTHER
 */
export async function acceptInvitation(
  services: Pick<Services, 'db' | 'now'>,
  caller: Caller,
  {structure, token}: {readonly structure: string; readonly token: string},
): Promise<Member> {
  const now = services.now();
  return services.db.transaction().execute(async (t) => {
    const row = await byToken(t, {structure, token, now});
    const {person} = caller;
    const address = await t
      .selectFrom('sign_in_method')
      .select('id')
      .where('person_id', '=', person)
      .where('kind', '=', 'email')
      .where('subject', '=', row.email)
      .executeTakeFirst();
    if (!address) throw new Refusal('INVITATION_FOR_ANOTHER');
    const known = await t
      .selectFrom('member')
      .select('roles')
      .where('structure_id', '=', structure)
      .where('person_id', '=', person)
      .executeTakeFirst();
    // Who is a member already keeps what they have.
    const roles = [...new Set([...(known ? fromJsonText(known.roles) : []), ...fromJsonText(row.roles)])];
    const values = {name: row.name, title: row.title, roles: toJsonText<readonly Role[]>(roles)};
    await t
      .insertInto('member')
      .values({structure_id: structure, person_id: person, ...values, source: 'invitation'})
      .onConflict((conflict) => conflict.columns(['structure_id', 'person_id']).doUpdateSet(values))
      .execute();
    await t.deleteFrom('invitation').where('id', '=', row.id).execute();
    await refreshScopes(t, {structure, person, roles});
    await noteAct(t, {structure, by: person, act: 'member.joined', about: person, object: row.id, at: now});
    return readMember(t, {structure, person});
  });
}

async function byToken(
  db: Executor,
  {structure, token, now}: {readonly structure: string; readonly token: string; readonly now: Date},
): Promise<InvitationRow> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('structure_id', '=', structure)
    .executeTakeFirst();
  if (!row) throw new Refusal('INVITATION_UNKNOWN');
  if (Date.parse(row.expires_at) <= now.getTime()) throw new Refusal('INVITATION_EXPIRED');
  // Who lost the right to give these roles gives them no more, not by a letter on its way either.
  const grantable = row.invited_by === null ? [] : await grantableBy(db, {structure, person: row.invited_by});
  if (!fromJsonText(row.roles).every((role) => grantable.includes(role)))
    throw new Refusal('INVITATION_UNKNOWN');
  return row;
}

async function readInvitation(
  db: Executor,
  {structure, invitation}: {readonly structure: string; readonly invitation: string},
): Promise<InvitationRow> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('id', '=', invitation)
    .where('structure_id', '=', structure)
    .executeTakeFirst();
  if (!row) throw new Refusal('INVITATION_UNKNOWN');
  return row;
}

async function assertMayGive(
  db: Executor,
  place: {readonly structure: string; readonly person: string},
  roles: readonly Role[],
): Promise<void> {
  const grantable = await grantableBy(db, place);
  if (!roles.every((role) => grantable.includes(role))) throw new Refusal('FORBIDDEN');
}

/** Nobody's mailbox is flooded in a structure's name. */
async function countMessage(
  {db, now, sealer}: Pick<Services, 'db' | 'now' | 'sealer'>,
  structure: string,
  email: string,
): Promise<void> {
  const withinSeconds = daySeconds;
  await countAttempt(db, {bucket: `invite:${structure}`, atMost: invitationsPerDay, withinSeconds}, now());
  const bucket = `invite:${structure}:${sealer.hash(email)}`;
  await countAttempt(db, {bucket, atMost: perAddressAndDay, withinSeconds}, now());
}

/** The token is in the fragment of the link: no server and no proxy is sent it. */
async function send(
  t: Session,
  row: InvitationRow,
  {token, by, now}: {readonly token: string; readonly by: string; readonly now: Date},
): Promise<void> {
  const structure = row.structure_id;
  await notify(t, {
    structure,
    to: {address: row.email},
    kind: 'memberInvitation',
    details: {
      name: row.name,
      roles: wordsOfRoles(fromJsonText(row.roles)),
      link: `/invitations/${structure}#${token}`,
      until: row.expires_at,
    },
    key: `memberInvitation:${row.token_hash}`,
    now,
  });
  await noteAct(t, {structure, by, act: 'invitation.sent', object: row.id, at: now});
}

function validity(now: Date): {sent_at: string; expires_at: string} {
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
  return {sent_at: now.toISOString(), expires_at: expiresAt.toISOString()};
}

function invitationView(row: InvitationRow, now: Date): Invitation {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    ...(row.title !== null && {title: fromJsonText(row.title)}),
    roles: [...fromJsonText(row.roles)],
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    isExpired: Date.parse(row.expires_at) <= now.getTime(),
  };
}
