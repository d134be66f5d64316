/** Sessions: an opaque token, kept as a hash, good for one Origin and for a short time. */
import type {OpenSession, Person, Role, Scope, Session} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor} from '../store/open-store.js';
import {readPerson, rolesGiven} from './people.js';
import {hashToken, makeToken} from './secret-tokens.js';

const earnerMinutes = 30;
const staffMinutes = 8 * 60;
const idLength = 16;

/** Who calls, as a session tells it. Roles are those in the structure of the path. */
export interface Caller {
  readonly person: string;
  readonly scopes: readonly Scope[];
  readonly roles: readonly Role[];
  readonly tokenHash: string;
  /** `popup`: by a page that the structure has not registered. */
  readonly openedBy: 'page' | 'popup';
  readonly began?: Beginning | undefined;
}

/** How somebody signed in. */
export interface Beginning {
  readonly with: 'emailCode' | 'claimCode' | 'oidc' | 'passkey';
  /** Who made the claim code. */
  readonly assistedBy?: string | null;
  /** The passkey. */
  readonly method?: string;
}

export async function openSession(
  t: Executor,
  services: Pick<Services, 'now' | 'ownOrigin'>,
  options: {
    readonly person: string;
    readonly structure: string;
    readonly origin: string;
    readonly began: Beginning;
  },
): Promise<Session> {
  const person = await readPerson(t, options.structure, options.person);
  const isStaff = person.roles.length > 0;
  const minutes = isStaff && options.origin === services.ownOrigin ? staffMinutes : earnerMinutes;
  const scopes = scopesOf(person.roles);
  const opened = await insertSession(t, services, {...options, minutes, scopes, openedBy: 'page'});
  return {...opened, scopes, person};
}

const popupScopes: readonly Scope[] = ['request:own', 'progress:own'];

/**
 * For the page of a stranger, which the person has just agreed to: bound to its Origin, thirty minutes, and the same two scopes whoever the
 * person is. The page learns neither address nor roles.
 */
export async function openPopupSession(
  t: Executor,
  services: Pick<Services, 'now'>,
  options: {
    readonly person: string;
    readonly structure: string;
    readonly origin: string;
    readonly began?: Beginning | undefined;
  },
): Promise<Session> {
  const person = forStrangers(await readPerson(t, options.structure, options.person));
  const opened = await insertSession(t, services, {
    ...options,
    minutes: earnerMinutes,
    scopes: popupScopes,
    openedBy: 'popup',
  });
  return {...opened, scopes: [...popupScopes], person};
}

/** What a page learns of the person who signed in on it. */
export function personFor({openedBy}: Pick<Caller, 'openedBy'>, person: Person): Person {
  return openedBy === 'popup' ? forStrangers(person) : person;
}

function forStrangers({id, displayName}: Person): Person {
  return {id, displayName, roles: []};
}

async function insertSession(
  t: Executor,
  services: Pick<Services, 'now'>,
  made: {
    readonly person: string;
    readonly structure: string;
    readonly origin: string;
    readonly minutes: number;
    readonly scopes: readonly Scope[];
    readonly openedBy: 'page' | 'popup';
    readonly began?: Beginning | undefined;
  },
): Promise<{token: string; expiresAt: string}> {
  const now = services.now();
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + made.minutes * 60_000).toISOString();
  await t
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      person_id: made.person,
      structure_id: made.structure,
      origin: made.origin,
      scopes: toJsonText(made.scopes),
      opened_by: made.openedBy,
      began_with: made.began?.with ?? null,
      assisted_by: made.began?.assistedBy ?? null,
      method_id: made.began?.method ?? null,
      expires_at: expiresAt,
      created_at: now.toISOString(),
    })
    .execute();
  await t
    .updateTable('person')
    .set({last_seen_at: now.toISOString()})
    .where('id', '=', made.person)
    .execute();
  return {token, expiresAt};
}

const reviewing: readonly Role[] = ['examiner', 'adviser', 'lead', 'supervisor', 'externalExaminer', 'peer'];
const managing: readonly Role[] = ['lead', 'manager', 'networkAdmin'];

function scopesOf(roles: readonly Role[]): Scope[] {
  const hasOneOf = (some: readonly Role[]): boolean => roles.some((role) => some.includes(role));
  return [
    'request:own',
    'progress:own',
    ...(hasOneOf(reviewing) ? (['review'] as const) : []),
    ...(hasOneOf(managing) ? (['manage'] as const) : []),
  ];
}

/** With what its person is in the structure. Not by joins: SQLite plans one anew each time that it is asked with a value. */
const sessionByToken = keptQuery((db, {hash}: {hash: string}) =>
  db
    .selectFrom('session')
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('member')
        .select('roles')
        .whereRef('member.structure_id', '=', 'session.structure_id')
        .whereRef('member.person_id', '=', 'session.person_id')
        .as('member_roles'),
      eb
        .selectFrom('peer_consent')
        .select('since')
        .whereRef('peer_consent.structure_id', '=', 'session.structure_id')
        .whereRef('peer_consent.person_id', '=', 'session.person_id')
        .as('peer_since'),
    ])
    .where('token_hash', '=', hash),
);

/**
 * A session opens one structure only: who may sign people in to one must not thereby act in another.
 * @throws {Refusal} SESSION_ENDED: unknown, too old, or carried to another Origin or structure
 */
export async function readSession(
  db: Executor,
  options: {
    readonly token: string;
    readonly structure: string;
    readonly origin: string;
    readonly now: Date;
  },
): Promise<Caller> {
  const [row] = await sessionByToken(db, {hash: hashToken(options.token)});
  const isHere = row?.origin === options.origin && row.structure_id === options.structure;
  if (!row || !isHere || Date.parse(row.expires_at) <= options.now.getTime()) {
    throw new Refusal('SESSION_ENDED');
  }
  return {
    person: row.person_id,
    scopes: fromJsonText(row.scopes),
    // On a stranger's page nobody acts for the structure.
    roles: row.opened_by === 'popup' ? [] : rolesGiven(row.member_roles, row.peer_since !== null),
    tokenHash: row.token_hash,
    openedBy: row.opened_by,
    ...(row.began_with !== null && {
      began: {
        with: row.began_with,
        assistedBy: row.assisted_by,
        ...(row.method_id !== null && {method: row.method_id}),
      },
    }),
  };
}

export async function endSession(db: Executor, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** The person's open sessions in the structures of this backend, newest first. */
export async function openSessions(
  {db, now}: Pick<Services, 'db' | 'now'>,
  caller: Pick<Caller, 'person' | 'tokenHash'>,
): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('session')
    .select(['token_hash', 'origin', 'created_at', 'expires_at', 'began_with'])
    .where('person_id', '=', caller.person)
    .where('expires_at', '>', now().toISOString())
    .orderBy('created_at', 'desc')
    .orderBy('token_hash')
    .execute();
  return rows.map((row) => ({
    id: sessionId(row.token_hash),
    origin: row.origin,
    openedAt: row.created_at,
    expiresAt: row.expires_at,
    isCurrent: row.token_hash === caller.tokenHash,
    ...(row.began_with !== null && {beganWith: row.began_with}),
  }));
}

/** Those that were opened with a passkey, and those that were handed to a page from one of them; not the one in which it is taken away. */
export async function endSessionsBy(
  db: Executor,
  {method, except}: {readonly method: string; readonly except?: string},
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('method_id', '=', method)
    .$if(except !== undefined, (query) => query.where('token_hash', '!=', except ?? ''))
    .execute();
}

/** Every session of the person in this structure, on whatever page. */
export async function endSessionsIn(
  db: Executor,
  {structure, person}: {readonly structure: string; readonly person: string},
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('person_id', '=', person)
    .where('structure_id', '=', structure)
    .execute();
}

/** Roles that the person has just taken are theirs at once, on the structure's pages. */
export async function refreshScopes(
  db: Executor,
  given: {readonly structure: string; readonly person: string; readonly roles: readonly Role[]},
): Promise<void> {
  await db
    .updateTable('session')
    .set({scopes: toJsonText<readonly Scope[]>(scopesOf(given.roles))})
    .where('person_id', '=', given.person)
    .where('structure_id', '=', given.structure)
    .where('opened_by', '=', 'page')
    .execute();
}

/** Nobody else's. */
export async function endOwnSession(db: Executor, person: string, id: string): Promise<void> {
  const rows = await db.selectFrom('session').select('token_hash').where('person_id', '=', person).execute();
  const found = rows.find((row) => sessionId(row.token_hash) === id);
  if (found) await endSession(db, found.token_hash);
}

/** The start of the token's hash: enough to name one of a person's sessions, and of no use to open it. */
function sessionId(tokenHash: string): string {
  return tokenHash.slice(0, idLength);
}
