/** Sign-in without e-mail: a code that an adviser prints. It is used once, within thirty days; the adviser can make another. */
import type {Session as SignedIn} from '@pepites/recognition';
import {actingIn} from '../audit/acting-session.js';
import {type Act, noteAct} from '../audit/note-act.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText, type JsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import {countAttempt} from './attempts.js';
import {makeClaimCode, readClaimCode} from './claim-code-text.js';
import {createPerson} from './people.js';
import {openSession} from './sessions.js';

const lifetimeDays = 30;
/** A code has 40 random bits: at this pace, guessing for a month at a thousand printed codes finds one with odds of 1 to 1000. */
const codesPerStructure = 300;
const windowSeconds = 900;

export interface MadeClaimCode {
  readonly claimCode: string;
  readonly expiresAt: string;
  readonly person: string;
}

export interface AskedClaimCode {
  readonly structure: string;
  readonly displayName: string;
  /** Somebody whom the structure brought in before. */
  readonly person?: string | undefined;
  /** The adviser who makes it. */
  readonly by: Act['by'];
}

/**
 * A code for a new person, or another one for a person who got their first one from this structure; only the latest works.
 * @throws {Refusal} FORBIDDEN for a person whom this structure did not bring in
 */
export async function createClaimCode(
  services: Pick<Services, 'db' | 'now' | 'sealer'>,
  asked: AskedClaimCode,
): Promise<MadeClaimCode> {
  return services.db.transaction().execute(async (t) => addClaimCode(t, services, asked));
}

/** The same within a transaction. */
export async function addClaimCode(
  t: Session,
  services: Pick<Services, 'now' | 'sealer'>,
  asked: AskedClaimCode,
): Promise<MadeClaimCode> {
  const {structure} = asked;
  const now = services.now();
  const claimCode = makeClaimCode();
  const expiresAt = new Date(now.getTime() + lifetimeDays * 86_400_000).toISOString();
  const person =
    asked.person === undefined
      ? await createPerson(t, asked.displayName, now)
      : await ownPerson(t, {structure, person: asked.person, now});
  await t
    .insertInto('sign_in_method')
    .values({
      id: crypto.randomUUID(),
      person_id: person,
      kind: 'claimCode',
      subject: services.sealer.hash(claimCode),
      structure_id: structure,
      expires_at: expiresAt,
      used_at: null,
      created_at: now.toISOString(),
      made_by: typeof asked.by === 'string' ? asked.by : null,
    })
    .execute();
  await noteAct(t, {structure, by: asked.by, act: 'claimCode.made', about: person, at: now});
  return {claimCode, expiresAt, person};
}

/** @throws {Refusal} CODE_WRONG (also when it was used), CODE_EXPIRED, TOO_MANY_ATTEMPTS */
export async function signInWithClaimCode(
  services: Services,
  place: {readonly structure: string; readonly origin: string},
  written: string,
): Promise<SignedIn> {
  const {db} = services;
  const now = services.now();
  const code = readClaimCode(written);
  // A slip of the pen is caught by the check character and costs no attempt.
  if (code === undefined) throw new Refusal('CODE_WRONG');
  const limit = {
    bucket: `claim:${place.structure}`,
    atMost: codesPerStructure,
    withinSeconds: windowSeconds,
  };
  // Right ones are counted too: what is only counted after a look lets a crowd of guesses look at once.
  await countAttempt(db, limit, now);
  const subject = services.sealer.hash(code);
  const row = await db
    .selectFrom('sign_in_method')
    .select(['id', 'person_id', 'expires_at', 'used_at', 'structure_id', 'made_by'])
    .where('kind', '=', 'claimCode')
    .where('subject', '=', subject)
    .executeTakeFirst();
  if (!row || row.structure_id !== place.structure || row.used_at !== null) throw new Refusal('CODE_WRONG');
  if (row.expires_at !== null && Date.parse(row.expires_at) <= now.getTime())
    throw new Refusal('CODE_EXPIRED');
  return db.transaction().execute(async (t) => {
    if (await isStaff(t, row.person_id)) throw new Refusal('CODE_WRONG');
    const used = await t
      .updateTable('sign_in_method')
      .set({used_at: now.toISOString()})
      .where('id', '=', row.id)
      .where('used_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!used) throw new Refusal('CODE_WRONG');
    const {person_id: person, made_by: assistedBy} = row;
    const begun = {structure: place.structure, by: person, act: 'session.begun', about: person} as const;
    await actingIn({person, began: {with: 'claimCode', assistedBy}}, async () =>
      noteAct(t, {...begun, at: now}),
    );
    return openSession(t, services, {
      person,
      ...place,
      began: {with: 'claimCode', assistedBy},
    });
  });
}

/** Which of these people the structure can make another code for. */
export async function comingByCode(
  db: Executor,
  {structure, people}: {readonly structure: string; readonly people: readonly string[]},
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('sign_in_method')
    .select('person_id')
    .distinct()
    .where('structure_id', '=', structure)
    .where('kind', '=', 'claimCode')
    .where('person_id', 'in', people)
    .execute();
  const members = await db
    .selectFrom('member')
    .select(['person_id', 'roles'])
    .where('person_id', 'in', people)
    .execute();
  const staff = new Set(members.filter(({roles}) => isOfStaff(roles)).map((row) => row.person_id));
  return new Set(rows.map((row) => row.person_id).filter((person) => !staff.has(person)));
}

async function ownPerson(
  t: Executor,
  {structure, person, now}: {readonly structure: string; readonly person: string; readonly now: Date},
): Promise<string> {
  const method = await t
    .selectFrom('sign_in_method')
    .select('id')
    .where('person_id', '=', person)
    .where('kind', '=', 'claimCode')
    .where('structure_id', '=', structure)
    .executeTakeFirst();
  if (!method || (await isStaff(t, person))) throw new Refusal('FORBIDDEN');
  // Somebody needs another code because the slip was lost: who finds it must not be able to use it.
  await t
    .updateTable('sign_in_method')
    .set({used_at: now.toISOString()})
    .where('person_id', '=', person)
    .where('kind', '=', 'claimCode')
    .where('structure_id', '=', structure)
    .where('used_at', 'is', null)
    .execute();
  return person;
}

/** An adviser who prints a code for a person could act as that person: never as one who may do more than they. */
async function isStaff(t: Executor, person: string): Promise<boolean> {
  const rows = await t.selectFrom('member').select('roles').where('person_id', '=', person).execute();
  return rows.some(({roles}) => isOfStaff(roles));
}

/** A peer is an earner whom others’ requests are shown to, and may have no other way in. */
function isOfStaff(roles: JsonText<readonly string[]>): boolean {
  return fromJsonText(roles).some((role) => role !== 'peer');
}
