/** The ways in which a person signs in: addresses, claim codes, accounts of their organisation, passkeys. Accounts are never merged: two histories would become one for good. */
import type {SignInMethod} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {notify} from '../notifications/notify.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {postCode, withCode} from './one-time-codes.js';
import {endSessionsBy} from './sessions.js';

/** Passkeys have a name. */
type NamedMethod = Selectable<Database['sign_in_method']> & {readonly name: string | null};

interface Me {
  readonly structure: string;
  readonly person: string;
}

export async function methodsOf(
  {db, now}: Pick<Services, 'db' | 'now'>,
  person: string,
): Promise<SignInMethod[]> {
  return (await usableMethods(db, person, now())).map((row) => ({
    id: row.id,
    kind: row.kind,
    ...(row.kind === 'email' && {email: row.subject}),
    ...(row.name !== null && {name: row.name}),
    ...(row.kind === 'oidc' && {issuer: row.subject.split(' ', 1)[0] ?? ''}),
    addedAt: row.created_at,
    ...(row.expires_at !== null && {expiresAt: row.expires_at}),
  }));
}

/** Says nothing of whether the address has an account: only who reads its mail may learn that. @throws {Refusal} TOO_MANY_ATTEMPTS */
export async function askToAddEmail(
  services: Services,
  {person}: Me,
  asked: {readonly email: string; readonly language: 'fr' | 'en'; readonly origin: string},
): Promise<{expiresInSeconds: number}> {
  return postCode(services, {...asked, purpose: 'addEmail', boundTo: boundTo(person)});
}

/** @throws {Refusal} CODE_WRONG, CODE_EXPIRED, TOO_MANY_ATTEMPTS; ACCOUNTS_NOT_MERGED when the address has an account of its own */
export async function addEmail(
  services: Services,
  {structure, person}: Me,
  {email, code}: {readonly email: string; readonly code: string},
): Promise<void> {
  const now = services.now();
  await withCode(services, {email, boundTo: boundTo(person)}, code, async (t) => {
    const owner = await t
      .selectFrom('sign_in_method')
      .select('person_id')
      .where('kind', '=', 'email')
      .where('subject', '=', email)
      .executeTakeFirst();
    if (owner?.person_id === person) return;
    if (owner) throw new Refusal('ACCOUNTS_NOT_MERGED');
    await t
      .insertInto('sign_in_method')
      .values({
        id: crypto.randomUUID(),
        person_id: person,
        kind: 'email',
        subject: email,
        structure_id: null,
        expires_at: null,
        // By the code that came back, the address is proven to be the person's.
        used_at: now.toISOString(),
        created_at: now.toISOString(),
      })
      .execute();
    await noteAct(t, {structure, by: person, act: 'method.added', about: person, at: now});
    // To the address that was there before: should somebody else have done this, its owner hears of it.
    await notify(t, {
      structure,
      to: {person},
      kind: 'methodAdded',
      details: {address: email},
      key: `methodAdded:${person}:${now.toISOString()}`,
      now,
    });
  });
}

/** A device that was lost is signed out with its passkey. @throws {Refusal} METHOD_UNKNOWN; LAST_METHOD: the person could not come back */
export async function removeMethod(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {structure, person, tokenHash}: Me & {readonly tokenHash: string},
  method: string,
): Promise<void> {
  await db.transaction().execute(async (t) => {
    const rows = await usableMethods(t, person, now());
    const row = rows.find(({id}) => id === method);
    if (!row) throw new Refusal('METHOD_UNKNOWN');
    // An issuer may be taken out of the backend's settings, a device may be lost: they are no way back by themselves.
    const waysBack = rows.filter(({kind}) => kind === 'email' || kind === 'claimCode');
    if (waysBack.every(({id}) => id === method)) throw new Refusal('LAST_METHOD');
    // A claim code stays as a used one: by it the structure knows whom it brought in.
    if (row.kind === 'claimCode') {
      const used = {used_at: now().toISOString()};
      await t.updateTable('sign_in_method').set(used).where('id', '=', method).execute();
    } else {
      await t.deleteFrom('passkey').where('method_id', '=', method).execute();
      await endSessionsBy(t, {method, except: tokenHash});
      await t.deleteFrom('sign_in_method').where('id', '=', method).execute();
    }
    await noteAct(t, {structure, by: person, act: 'method.removed', about: person, at: now()});
  });
}

async function usableMethods(db: Executor, person: string, now: Date): Promise<NamedMethod[]> {
  return db
    .selectFrom('sign_in_method')
    .leftJoin('passkey', 'passkey.method_id', 'sign_in_method.id')
    .selectAll('sign_in_method')
    .select('passkey.name')
    .where('sign_in_method.person_id', '=', person)
    .where((eb) => eb.or([eb('kind', '!=', 'claimCode'), eb('used_at', 'is', null)]))
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now.toISOString())]))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export function boundTo(person: string): string {
  return `person:${person}`;
}
