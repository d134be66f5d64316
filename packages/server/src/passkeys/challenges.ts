/** What a passkey signs: asked by the backend, good for five minutes and one answer. */
import {countAttempt, type Limit} from '../people/attempts.js';
import {hashToken, makeToken} from '../people/secret-tokens.js';
import type {Services} from '../services.js';
import {PasskeyFault} from './passkey-fault.js';

/** Of whom it is asked: of who adds one, or of whoever comes in. */
export interface AskedOf {
  readonly structure: string;
  readonly person: string | null;
}

export const challengeMs = 300_000;
const withinSeconds = 900;
/** Many of a team behind one address; and what a store bears, whoever fills it. */
const most = {address: 60, structure: 3000, person: 30} as const;

/**
 * @param address whose call it is, where that is known
 * @throws {Refusal} TOO_MANY_ATTEMPTS
 */
export async function makeChallenge(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {structure, person}: AskedOf,
  address?: string,
): Promise<string> {
  const limit = (bucket: string, atMost: number): Limit => ({bucket, atMost, withinSeconds});
  const limits =
    person === null
      ? [
          // First: who calls too often does not use up what the others have.
          ...(address === undefined ? [] : [limit(`passkey-from:${address}`, most.address)]),
          limit(`passkey:${structure}`, most.structure),
        ]
      : [limit(`passkey-made:${person}`, most.person)];
  for (const one of limits) await countAttempt(db, one, now());
  await db.deleteFrom('passkey_challenge').where('expires_at', '<=', now().toISOString()).execute();
  const challenge = makeToken();
  await db
    .insertInto('passkey_challenge')
    .values({
      challenge_hash: hashToken(challenge),
      structure_id: structure,
      person_id: person,
      expires_at: new Date(now().getTime() + challengeMs).toISOString(),
    })
    .execute();
  return challenge;
}

/** Whether what comes after holds or not. @throws {PasskeyFault} PASSKEY_ENDED */
export async function useUp(
  {db, now}: Pick<Services, 'db' | 'now'>,
  challenge: string,
  {structure, person}: AskedOf,
): Promise<void> {
  const row = await db
    .deleteFrom('passkey_challenge')
    .where('challenge_hash', '=', hashToken(challenge))
    .where('structure_id', '=', structure)
    .where('expires_at', '>', now().toISOString())
    .returning('person_id')
    .executeTakeFirst();
  if (row?.person_id !== person) throw new PasskeyFault('PASSKEY_ENDED');
}
