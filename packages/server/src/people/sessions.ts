/** Sessions: an opaque token, kept as a hash, good for one Origin and for a short time. */
import type {Role, Scope, Session} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import {readPerson} from './people.js';
import {hashToken, makeToken} from './secret-tokens.js';

const earnerMinutes = 30;
const staffMinutes = 8 * 60;

/** Who calls, as a session tells it. Roles are those in the structure of the path. */
export interface Caller {
  readonly person: string;
  readonly scopes: readonly Scope[];
  readonly roles: readonly Role[];
  readonly tokenHash: string;
}

export async function openSession(
  t: Executor,
  services: Pick<Services, 'now' | 'ownOrigin'>,
  options: {readonly person: string; readonly structure: string; readonly origin: string},
): Promise<Session> {
  const now = services.now();
  const person = await readPerson(t, options.structure, options.person);
  const isStaff = person.roles.length > 0;
  const minutes = isStaff && options.origin === services.ownOrigin ? staffMinutes : earnerMinutes;
  const scopes: Scope[] = ['request:own', 'progress:own', ...(isStaff ? (['review'] as const) : [])];
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + minutes * 60_000).toISOString();
  await t
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      person_id: person.id,
      structure_id: options.structure,
      origin: options.origin,
      scopes: toJsonText<readonly Scope[]>(scopes),
      expires_at: expiresAt,
      created_at: now.toISOString(),
    })
    .execute();
  await t.updateTable('person').set({last_seen_at: now.toISOString()}).where('id', '=', person.id).execute();
  return {token, expiresAt, scopes, person};
}

/** @throws {Refusal} SESSION_ENDED: unknown, too old, or carried to another Origin */
export async function readSession(
  db: Executor,
  options: {readonly token: string; readonly origin: string; readonly now: Date},
): Promise<Omit<Caller, 'roles'>> {
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', hashToken(options.token))
    .executeTakeFirst();
  if (!row || row.origin !== options.origin || Date.parse(row.expires_at) <= options.now.getTime()) {
    throw new Refusal('SESSION_ENDED');
  }
  return {person: row.person_id, scopes: fromJsonText(row.scopes), tokenHash: row.token_hash};
}

export async function endSession(db: Executor, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}
