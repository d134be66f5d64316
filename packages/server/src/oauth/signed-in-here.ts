/** Who is signed in on the backend’s own page, and on no other. */
import type {Context} from 'hono';
import {originOf} from '../http/origins.js';
import {type Caller, readSession} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Account} from './account.js';

/** @throws {Refusal} SIGN_IN_REQUIRED, SESSION_ENDED */
export async function signedInHere(
  c: Context,
  {db, now, ownOrigin}: Services,
  structure: string = c.req.param('structure') ?? '',
): Promise<Account & {readonly caller: Caller}> {
  const token = /^Bearer ([\w-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined) throw new Refusal('SIGN_IN_REQUIRED');
  if (originOf(c.req.raw.headers, {ownOrigin}) !== ownOrigin) throw new Refusal('SESSION_ENDED');
  const caller = await readSession(db, {token, structure, origin: ownOrigin, now: now()});
  return {caller, person: caller.person, structure};
}
