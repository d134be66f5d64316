/** Sign-in by e-mail: six digits, ten minutes, five tries. */
import type {Session} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {countAttempt} from './attempts.js';
import {codeMessage} from './code-message.js';
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

/** The answer is the same whether the address is known or not: anyone may become an earner. */
export async function sendCode(
  services: Services,
  place: Place,
  {email, language}: {readonly email: string; readonly language: 'fr' | 'en'},
): Promise<{expiresInSeconds: number}> {
  const {db, sealer} = services;
  const now = services.now();
  const withinSeconds = windowSeconds;
  await countAttempt(db, {bucket: `origin:${place.origin}`, atMost: codesPerOrigin, withinSeconds}, now);
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
    .values({email, origin: place.origin, ...values})
    .onConflict((conflict) => conflict.columns(['email', 'origin']).doUpdateSet(values))
    .execute();
  await services.mailer.send(codeMessage({email, code, language, minutes: lifetimeSeconds / 60}));
  return {expiresInSeconds: lifetimeSeconds};
}

/** @throws {Refusal} CODE_WRONG, CODE_EXPIRED, TOO_MANY_ATTEMPTS */
export async function signInWithCode(
  services: Services,
  place: Place,
  {email, code}: {readonly email: string; readonly code: string},
): Promise<Session> {
  const {db, sealer} = services;
  const now = services.now();
  // Counted before the code is looked at, and outside the transaction: a refusal must not undo the count.
  const row = await db
    .updateTable('one_time_code')
    .set((eb) => ({attempts: eb('attempts', '+', 1)}))
    .where('email', '=', email)
    .where('origin', '=', place.origin)
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
      .where('origin', '=', place.origin)
      .where('code_hash', '=', row.code_hash)
      .returning('email')
      .executeTakeFirst();
    if (!used) throw new Refusal('CODE_WRONG');
    const person = await personWithEmail(t, {email, now});
    await noteProof(t, {email, now});
    return openSession(t, services, {person, ...place});
  });
}
