/** A sign-in by the organisation's own account: sent to the issuer, back in the same browser, and a session for the page, each once. */
import type {Session} from '@pepites/recognition';
import {countAttempt} from '../people/attempts.js';
import {hashToken, makeToken} from '../people/secret-tokens.js';
import {openSession} from '../people/sessions.js';
import type {Services} from '../services.js';
import {readIdentity} from './identity.js';
import {isStaff} from './is-staff.js';
import type {Issuer, Pending} from './issuer.js';
import {SignInFault} from './sign-in-fault.js';
import {staffAccountOf} from './staff-account.js';

export const staffPages = ['console', 'examine'] as const;
export type StaffPage = (typeof staffPages)[number];

/** Where the person began, and is led back to. */
export interface Place {
  readonly structure: string;
  readonly page: StaffPage;
}

interface Taken {
  readonly person: string;
  readonly signOutUrl?: string | undefined;
}

/** With time to look for a telephone. */
const askMinutes = 15;
/** From the way back to the page. */
const takeSeconds = 60;
/** Many of a team behind one address; and what a store bears, whoever fills it. */
const startsPerAddress = 60;
const startsPerStructure = 3000;
const windowSeconds = 900;

/**
 * @returns where to send the person, and what their browser keeps until they are back
 * @throws {SignInFault} OIDC_ISSUER_DOWN @throws {Refusal} TOO_MANY_ATTEMPTS
 */
export async function beginSignIn(
  services: Services,
  issuer: Issuer,
  {structure, page}: Place,
  address: string | undefined,
): Promise<{readonly url: string; readonly browser: string}> {
  const {db, now, sealer} = services;
  const limits = [
    // First: who calls too often does not use up what the others have.
    ...(address === undefined ? [] : [{bucket: `oidc-from:${address}`, atMost: startsPerAddress}]),
    {bucket: `oidc:${structure}`, atMost: startsPerStructure},
  ];
  for (const limit of limits) await countAttempt(db, {...limit, withinSeconds: windowSeconds}, now());
  // An identity token is nobody's business once it is too late for it.
  await db.deleteFrom('staff_sign_in').where('expires_at', '<=', now().toISOString()).execute();
  const {url, pending} = await issuer.begin();
  const browser = makeToken();
  await db
    .insertInto('staff_sign_in')
    .values({
      id: crypto.randomUUID(),
      structure_id: structure,
      page,
      browser_hash: hashToken(browser),
      state_hash: hashToken(pending.state),
      sealed: sealer.seal(Buffer.from(JSON.stringify(pending)), 'staff sign-in asked'),
      expires_at: new Date(now().getTime() + askMinutes * 60_000).toISOString(),
    })
    .execute();
  return {url, browser};
}

/**
 * The way back, once, and in the browser that was sent: with what somebody else was answered, nobody is signed in.
 * @returns the page to lead to, which may then take its session; or what was wrong, and where the person may try again
 */
export async function finishSignIn(
  services: Services,
  issuer: Issuer,
  {returnedTo, browser}: {readonly returnedTo: URL; readonly browser: string},
): Promise<{readonly place: Place | undefined; readonly fault?: SignInFault}> {
  const {db, now, sealer} = services;
  const row = await db
    .deleteFrom('staff_sign_in')
    .where('state_hash', '=', hashToken(returnedTo.searchParams.get('state') ?? ''))
    .where('browser_hash', '=', hashToken(browser))
    .where('expires_at', '>', now().toISOString())
    .returningAll()
    .executeTakeFirst();
  if (!row) return {place: undefined, fault: new SignInFault('OIDC_ENDED')};
  const place = {structure: row.structure_id, page: row.page};
  const pending = JSON.parse(sealer.open(row.sealed, 'staff sign-in asked').toString()) as Pending;
  try {
    const {claims, signOutUrl} = await issuer.finish(pending, returnedTo);
    const identity = readIdentity(claims, issuer.settings);
    await db.transaction().execute(async (t) => {
      const {structure} = place;
      const issuerName = issuer.settings.name;
      const person = await staffAccountOf(t, {structure, identity, issuerName, now: now()});
      const taken: Taken = {person, signOutUrl};
      await t
        .insertInto('staff_sign_in')
        .values({
          id: crypto.randomUUID(),
          structure_id: structure,
          page: place.page,
          browser_hash: row.browser_hash,
          state_hash: null,
          sealed: sealer.seal(Buffer.from(JSON.stringify(taken)), 'staff sign-in answered'),
          expires_at: new Date(now().getTime() + takeSeconds * 1000).toISOString(),
        })
        .execute();
    });
    return {place};
  } catch (error) {
    if (error instanceof SignInFault) return {place, fault: error};
    throw error;
  }
}

/**
 * What the page takes once it is there, in the same browser: its session, and where to sign out of the issuer too.
 * @throws {SignInFault} OIDC_ENDED, OIDC_NOT_STAFF
 */
export async function takeSession(
  services: Services,
  {structure, browser}: {readonly structure: string; readonly browser: string},
): Promise<{readonly session: Session; readonly signOutUrl?: string | undefined}> {
  const {db, now, sealer, ownOrigin} = services;
  return db.transaction().execute(async (t) => {
    const row = await t
      .deleteFrom('staff_sign_in')
      .where('browser_hash', '=', hashToken(browser))
      .where('structure_id', '=', structure)
      .where('state_hash', 'is', null)
      .where('expires_at', '>', now().toISOString())
      .returning('sealed')
      .executeTakeFirst();
    if (!row) throw new SignInFault('OIDC_ENDED');
    const {person, signOutUrl} = JSON.parse(
      sealer.open(row.sealed, 'staff sign-in answered').toString(),
    ) as Taken;
    if (!(await isStaff(t, {structure, person}))) throw new SignInFault('OIDC_NOT_STAFF');
    const session = await openSession(t, services, {
      person,
      structure,
      origin: ownOrigin,
      began: {with: 'oidc'},
    });
    return {session, ...(signOutUrl !== undefined && {signOutUrl})};
  });
}
