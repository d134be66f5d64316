/**
 * Passkeys of staff: made by who is signed in, and a way to come in from then on. What a device answers is checked by
 * @simplewebauthn/server; nothing is asked of who made the device.
 * @see https://www.w3.org/TR/webauthn-3/
 */
import type {Session} from '@pepites/recognition';
import type {AuthenticationResponseJSON, RegistrationResponseJSON} from '@simplewebauthn/server';
import {noteAct} from '../audit/note-act.js';
import {staffedStructures} from '../http/pages/staffed-structures.js';
import {notify} from '../notifications/notify.js';
import {openSession} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {isStaff} from '../staff-sign-in/is-staff.js';
import {challengeMs, makeChallenge, useUp} from './challenges.js';
import {PasskeyFault} from './passkey-fault.js';
import type {RelyingParty} from './relying-party.js';

const mostPasskeys = 20;
/** Who signed in so lately need not show again who they are. A page that was left open must not make a key for whoever finds it. */
const freshMs = 15 * 60_000;
/** EdDSA, ECDSA on P-256, RSA: what devices have. */
const algorithms = [-8, -7, -257];

interface Me {
  readonly structure: string;
  readonly person: string;
}

/** In their session. */
interface MeHere extends Me {
  readonly tokenHash: string;
}

/** Loaded when a passkey is made or used: a start does not wait for it. */
const library = async () => import('@simplewebauthn/server');

/** What `navigator.credentials.create` is given. @throws {PasskeyFault} PASSKEY_NOT_STAFF, PASSKEY_PROOF_OLD, PASSKEY_TOO_MANY @throws {Refusal} TOO_MANY_ATTEMPTS */
export async function askToMakePasskey(
  services: Services,
  party: RelyingParty,
  {tokenHash, ...me}: MeHere,
): Promise<object> {
  const {db} = services;
  if (!(await isStaff(db, me))) throw new PasskeyFault('PASSKEY_NOT_STAFF');
  await assertFresh(services, tokenHash, freshMs);
  const rows = await db
    .selectFrom('sign_in_method')
    .select(['kind', 'subject'])
    .where('person_id', '=', me.person)
    .where('kind', 'in', ['email', 'passkey'])
    .orderBy('created_at')
    .execute();
  const known = rows.filter(({kind}) => kind === 'passkey').map(({subject}) => subject);
  if (known.length >= mostPasskeys) throw new PasskeyFault('PASSKEY_TOO_MANY');
  const {generateRegistrationOptions} = await library();
  return generateRegistrationOptions({
    rpName: 'Pépites',
    rpID: party.id,
    // Only the device shows it, to tell accounts apart.
    userName: rows.find(({kind}) => kind === 'email')?.subject ?? 'Pépites',
    userID: Uint8Array.from(Buffer.from(me.person)),
    challenge: Uint8Array.from(Buffer.from(await makeChallenge(services, me), 'base64url')),
    timeout: challengeMs,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map((id) => ({id})),
    authenticatorSelection: {residentKey: 'required', userVerification: 'required'},
  });
}

/** @throws {PasskeyFault} PASSKEY_ENDED, PASSKEY_WRONG, PASSKEY_NOT_STAFF, PASSKEY_PROOF_OLD */
export async function makePasskey(
  services: Services,
  party: RelyingParty,
  {
    structure,
    person,
    tokenHash,
    name,
    response,
  }: MeHere & {readonly name: string; readonly response: RegistrationResponseJSON},
): Promise<void> {
  const {db, now} = services;
  const expectedChallenge = challengeIn(response);
  await useUp(services, expectedChallenge, {structure, person});
  // It may have been asked in another session of theirs; and what was asked in time may take its five minutes.
  await assertFresh(services, tokenHash, freshMs + challengeMs);
  const {verifyRegistrationResponse} = await library();
  const {registrationInfo} = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    supportedAlgorithmIDs: algorithms,
  }).catch((cause: unknown) => {
    throw new PasskeyFault('PASSKEY_WRONG', {cause});
  });
  if (!registrationInfo) throw new PasskeyFault('PASSKEY_WRONG');
  const {credential} = registrationInfo;
  const at = now();
  await db.transaction().execute(async (t) => {
    if (!(await isStaff(t, {structure, person}))) throw new PasskeyFault('PASSKEY_NOT_STAFF');
    const {count} = await t
      .selectFrom('passkey')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow();
    if (Number(count) >= mostPasskeys) throw new PasskeyFault('PASSKEY_TOO_MANY');
    const id = crypto.randomUUID();
    const added = await t
      .insertInto('sign_in_method')
      .values({
        id,
        person_id: person,
        kind: 'passkey',
        subject: credential.id,
        structure_id: null,
        expires_at: null,
        used_at: null,
        created_at: at.toISOString(),
      })
      .onConflict((conflict) => conflict.columns(['kind', 'subject']).doNothing())
      .returning('id')
      .executeTakeFirst();
    // Somebody's already: no device makes the same twice.
    if (!added) throw new PasskeyFault('PASSKEY_WRONG');
    await t
      .insertInto('passkey')
      .values({
        method_id: id,
        person_id: person,
        name,
        public_key: Buffer.from(credential.publicKey).toString('base64url'),
        counter: String(credential.counter),
        last_used_at: null,
      })
      .execute();
    await noteAct(t, {structure, by: person, act: 'method.added', about: person, at});
    await notify(t, {
      structure,
      to: {person},
      kind: 'wayAdded',
      details: {way: {fr: 'une clé d’accès', en: 'a passkey'}},
      key: `wayAdded:${id}`,
      now: at,
    });
  });
}

/** What `navigator.credentials.get` is given: the device knows whose it is. @throws {Refusal} TOO_MANY_ATTEMPTS, STRUCTURE_UNKNOWN */
export async function askForPasskey(
  services: Services,
  party: RelyingParty,
  {structure, address}: {readonly structure: string; readonly address: string | undefined},
): Promise<object> {
  // Before anything is written: a name that nobody bears leaves nothing.
  if (!(await staffedStructures(services)).some(({id}) => id === structure))
    throw new Refusal('STRUCTURE_UNKNOWN');
  const challenge = await makeChallenge(services, {structure, person: null}, address);
  const {generateAuthenticationOptions} = await library();
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    timeout: challengeMs,
    userVerification: 'required',
  });
}

/** @throws {PasskeyFault} PASSKEY_ENDED, PASSKEY_UNKNOWN, PASSKEY_WRONG, PASSKEY_NOT_STAFF */
export async function signInWithPasskey(
  services: Services,
  party: RelyingParty,
  {structure, response}: {readonly structure: string; readonly response: AuthenticationResponseJSON},
): Promise<Session> {
  const {db, now, ownOrigin} = services;
  const expectedChallenge = challengeIn(response);
  await useUp(services, expectedChallenge, {structure, person: null});
  const row = await db
    .selectFrom('sign_in_method')
    .innerJoin('passkey', 'passkey.method_id', 'sign_in_method.id')
    .select(['passkey.method_id', 'passkey.person_id', 'passkey.public_key', 'passkey.counter'])
    .where('sign_in_method.kind', '=', 'passkey')
    .where('sign_in_method.subject', '=', response.id)
    .executeTakeFirst();
  if (!row) throw new PasskeyFault('PASSKEY_UNKNOWN');
  const {person_id: person, method_id: method, counter} = row;
  const {userHandle} = response.response;
  if (userHandle !== undefined && Buffer.from(userHandle, 'base64url').toString() !== person)
    throw new PasskeyFault('PASSKEY_WRONG');
  const {verifyAuthenticationResponse} = await library();
  const {verified, authenticationInfo} = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: {
      id: response.id,
      publicKey: Uint8Array.from(Buffer.from(row.public_key, 'base64url')),
      counter: Number(counter),
    },
  }).catch((cause: unknown) => {
    throw new PasskeyFault('PASSKEY_WRONG', {cause});
  });
  if (!verified) throw new PasskeyFault('PASSKEY_WRONG');
  return db.transaction().execute(async (t) => {
    const used = await t
      .updateTable('passkey')
      .set({counter: String(authenticationInfo.newCounter), last_used_at: now().toISOString()})
      .where('method_id', '=', method)
      .where('counter', '=', counter)
      .returning('method_id')
      .executeTakeFirst();
    if (!used) throw new PasskeyFault('PASSKEY_WRONG');
    if (!(await isStaff(t, {structure, person}))) throw new PasskeyFault('PASSKEY_NOT_STAFF');
    return openSession(t, services, {person, structure, origin: ownOrigin, began: {with: 'passkey', method}});
  });
}

/** @throws {PasskeyFault} PASSKEY_PROOF_OLD */
async function assertFresh(
  {db, now}: Pick<Services, 'db' | 'now'>,
  tokenHash: string,
  withinMs: number,
): Promise<void> {
  const row = await db
    .selectFrom('session')
    .select('created_at')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row || now().getTime() - Date.parse(row.created_at) > withinMs)
    throw new PasskeyFault('PASSKEY_PROOF_OLD');
}

/** The challenge that the device says it signed: looked up before anything else is believed. @throws {PasskeyFault} PASSKEY_WRONG */
function challengeIn({response}: RegistrationResponseJSON | AuthenticationResponseJSON): string {
  try {
    const said = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString()) as {
      readonly challenge?: unknown;
      readonly crossOrigin?: unknown;
    };
    // The pages are in no frame of anybody.
    if (typeof said.challenge === 'string' && said.crossOrigin !== true) return said.challenge;
  } catch (cause) {
    throw new PasskeyFault('PASSKEY_WRONG', {cause});
  }
  throw new PasskeyFault('PASSKEY_WRONG');
}
