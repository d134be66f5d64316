/** People as rows of our own. How they sign in is linked to them; somebody may have no e-mail address at all. */
import type {Person, Role} from '@pepites/recognition';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {fromJsonText} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';

export async function createPerson(t: Executor, displayName: string, now: Date): Promise<string> {
  const id = crypto.randomUUID();
  await t
    .insertInto('person')
    .values({id, display_name: displayName, created_at: now.toISOString(), last_seen_at: now.toISOString()})
    .execute();
  return id;
}

/** The person with this address (lower case), made when nobody has it yet. Run it in a transaction. */
export async function personWithEmail(
  t: Executor,
  options: {readonly email: string; readonly displayName?: string; readonly now: Date},
): Promise<string> {
  const known = await t
    .selectFrom('sign_in_method')
    .select('person_id')
    .where('kind', '=', 'email')
    .where('subject', '=', options.email)
    .executeTakeFirst();
  if (known) return known.person_id;
  const person = await createPerson(t, options.displayName ?? '', options.now);
  await t
    .insertInto('sign_in_method')
    .values({
      id: crypto.randomUUID(),
      person_id: person,
      kind: 'email',
      subject: options.email,
      structure_id: null,
      expires_at: null,
      used_at: null,
      created_at: options.now.toISOString(),
    })
    .execute();
  return person;
}

/** A code that was sent to this address came back: it is the person's. */
export async function noteProof(
  t: Executor,
  {email, now}: {readonly email: string; readonly now: Date},
): Promise<void> {
  await t
    .updateTable('sign_in_method')
    .set({used_at: now.toISOString()})
    .where('kind', '=', 'email')
    .where('subject', '=', email)
    .execute();
}

interface Membership {
  readonly structure: string;
  readonly person: string;
}

/** What the structure says of somebody: their roles, and the name that it knows them by. */
export const memberOf = keptQuery((db, {structure, person}: Membership) =>
  db
    .selectFrom('member')
    .select(['roles', 'name'])
    .where('structure_id', '=', structure)
    .where('person_id', '=', person),
);

const consentOf = keptQuery((db, {structure, person}: Membership) =>
  db
    .selectFrom('peer_consent')
    .select('since')
    .where('structure_id', '=', structure)
    .where('person_id', '=', person),
);

export async function rolesOf(db: Executor, structure: string, person: string): Promise<readonly Role[]> {
  const [row] = await memberOf(db, {structure, person});
  const [consent] = await consentOf(db, {structure, person});
  return rolesGiven(row?.roles ?? null, consent !== undefined);
}

/**
 * @param roles those of a member; null for who is none
 * @param isPeer who agreed to examine for others is a peer as long as they do; no file gives or takes that
 */
export function rolesGiven(roles: Database['member']['roles'] | null, isPeer: boolean): readonly Role[] {
  const given = roles === null ? [] : fromJsonText(roles);
  return isPeer && !given.includes('peer') ? [...given, 'peer'] : given;
}

/** The person as they see themselves in this structure. */
export async function readPerson(db: Executor, structure: string, person: string): Promise<Person> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'display_name'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  const method = await db
    .selectFrom('sign_in_method')
    .select('subject')
    .where('person_id', '=', person)
    .where('kind', '=', 'email')
    .orderBy('created_at')
    .executeTakeFirst();
  return {
    id: row.id,
    displayName: row.display_name,
    ...(method && {email: method.subject}),
    roles: [...(await rolesOf(db, structure, person))],
  };
}

export async function rename(t: Executor, person: string, displayName: string): Promise<void> {
  await t.updateTable('person').set({display_name: displayName}).where('id', '=', person).execute();
}
