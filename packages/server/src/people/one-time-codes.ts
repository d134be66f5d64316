/** Codes by e-mail: six digits, ten minutes, five tries. They sign somebody in, or prove that an address is theirs. */
import type {Session} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {countAttempt} from './attempts.js';
import {type CodePurpose, codeMessage} from './code-message.js';
import {noteProof, personWithEmail} from './people.js';
import {makeOneTimeCode} from './secret-tokens.js';
import {openSession} from './sessions.js';

const lifetimeSeconds = 600;
const triesPerCode = 5;
const windowSeconds = 900;
const codesPerAddress = 10;
const codesPerOrigin = 300;
/** Over all codes sent to an address: a new code must not be a new lot of tries for somebody who has all day. */
const triesPerAddressAndDay = 100;
const daySeconds = 86_400;

interface Place {
  readonly structure: string;
  readonly origin: string;
}

/** What a code opens: it is bound to the page that asked for it, or to the person who adds an address. */
interface CodeUse {
  readonly email: string;
  /** The page's origin, or `person:<id>`. */
  readonly boundTo: string;
}

/** The answer is the same whether the address is known or not: nobody looks, and anyone may become an earner. */
export async function sendCode(
  services: Services,
  place: Place,
  {email, language}: {readonly email: string; readonly language: 'fr' | 'en'},
): Promise<{expiresInSeconds: number}> {
  return postCode(services, {
    email,
    language,
    purpose: 'signIn',
    boundTo: place.origin,
    origin: place.origin,
  });
}

/** @throws {Refusal} CODE_WRONG, CODE_EXPIRED, TOO_MANY_ATTEMPTS */
export async function signInWithCode(
  services: Services,
  place: Place,
  {email, code}: {readonly email: string; readonly code: string},
): Promise<Session> {
  const now = services.now();
  return withCode(services, {email, boundTo: place.origin}, code, async (t) => {
    const person = await personWithEmail(t, {email, now});
    await noteProof(t, {email, now});
    return openSession(t, services, {person, ...place, began: {with: 'emailCode'}});
  });
}

/** @throws {Refusal} TOO_MANY_ATTEMPTS */
export async function postCode(
  services: Services,
  asked: CodeUse & {
    readonly language: 'fr' | 'en';
    readonly purpose: CodePurpose;
    /** The page that asks: one page must not send without end. */
    readonly origin: string;
  },
): Promise<{expiresInSeconds: number}> {
  const {db, sealer} = services;
  const {email, boundTo, language, purpose} = asked;
  const now = services.now();
  const withinSeconds = windowSeconds;
  await countAttempt(db, {bucket: `origin:${asked.origin}`, atMost: codesPerOrigin, withinSeconds}, now);
  await countAttempt(
    db,
    {bucket: `email:${sealer.hash(email)}`, atMost: codesPerAddress, withinSeconds},
    now,
  );
  const code = makeOneTimeCode();
  const values = {
    code_hash: sealer.hash(`${email} ${code}`),
    attempts: 0,
    expires_at: new Date(now.getTime() + lifetimeSeconds * 1000).toISOString(),
  };
  await db
    .insertInto('one_time_code')
    .values({email, origin: boundTo, ...values})
    .onConflict((conflict) => conflict.columns(['email', 'origin']).doUpdateSet(values))
    .execute();
  await services.mailer.send(codeMessage({email, code, language, purpose, minutes: lifetimeSeconds / 60}));
  return {expiresInSeconds: lifetimeSeconds};
}

/**
 * Uses a code up and does what it opens, both or neither.
 * @throws {Refusal} CODE_WRONG, CODE_EXPIRED, TOO_MANY_ATTEMPTS
 */
export async function withCode<T>(
  services: Services,
  {email, boundTo}: CodeUse,
  code: string,
  act: (t: Executor) => Promise<T>,
): Promise<T> {
  const {db, sealer} = services;
  const now = services.now();
  // Counted before the code is looked at, and outside the transaction: a refusal must not undo the count.
  const row = await db
    .updateTable('one_time_code')
    .set((eb) => ({attempts: eb('attempts', '+', 1)}))
    .where('email', '=', email)
    .where('origin', '=', boundTo)
    .returning(['attempts', 'code_hash', 'expires_at'])
    .executeTakeFirst();
  if (!row) throw new Refusal('CODE_WRONG');
  if (Date.parse(row.expires_at) <= now.getTime()) throw new Refusal('CODE_EXPIRED');
  if (row.attempts > triesPerCode) throw new Refusal('TOO_MANY_ATTEMPTS');
  const limit = {
    bucket: `tries:${sealer.hash(email)}`,
    atMost: triesPerAddressAndDay,
    withinSeconds: daySeconds,
  };
  await countAttempt(db, limit, now);
  if (row.code_hash !== sealer.hash(`${email} ${code}`)) throw new Refusal('CODE_WRONG');
  return db.transaction().execute(async (t) => {
    const used = await t
      .deleteFrom('one_time_code')
      .where('email', '=', email)
      .where('origin', '=', boundTo)
      .where('code_hash', '=', row.code_hash)
      .returning('email')
      .executeTakeFirst();
    if (!used) throw new Refusal('CODE_WRONG');
    return act(t);
  });
}
