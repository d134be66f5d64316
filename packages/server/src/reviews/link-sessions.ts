/** Sessions of people without an account: each opens one request and nothing else. */
import {awaitsReview, type Stance} from '@pepites/recognition';
import {hashToken, makeToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import {loadReviewed} from '../requests/request-rows.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {type Examiner, openRequest} from './decide.js';
import {type LinkRow, triesPerLink} from './links.js';

const sessionMinutes = 120;

/** Who calls, as a link's session tells it. */
export interface LinkCaller {
  readonly link: string;
  readonly structure: string;
  readonly request: string;
  readonly name: string;
  readonly stance: Stance;
  readonly expiresAt: string;
  readonly tokenHash: string;
}

/**
 * @throws {Refusal} CODE_WRONG, also for a link that is unknown or was taken back; CODE_EXPIRED; TOO_MANY_ATTEMPTS for a link
 *   that too many wrong codes were tried on
 */
export async function beginExamination(
  services: Services,
  given: {
    readonly structure: string;
    readonly link: string;
    readonly code: string;
    readonly name: string;
  },
): Promise<{token: string; expiresAt: string}> {
  const {db, sealer} = services;
  const at = services.now();
  // Counted before the code is looked at, so that a crowd of guesses cannot all look at once; a right one gives its try back.
  const row = await db
    .updateTable('examiner_link')
    .set((eb) => ({wrong_codes: eb('wrong_codes', '+', 1)}))
    .where('token_hash', '=', hashToken(given.link))
    .where('structure_id', '=', given.structure)
    .returningAll()
    .executeTakeFirst();
  if (!row || row.revoked_at !== null) throw new Refusal('CODE_WRONG');
  if (row.wrong_codes > triesPerLink) throw new Refusal('TOO_MANY_ATTEMPTS');
  if (Date.parse(row.expires_at) <= at.getTime()) throw new Refusal('CODE_EXPIRED');
  if (row.code_hash !== sealer.hash(`${row.id} ${given.code}`)) throw new Refusal('CODE_WRONG');
  const token = makeToken();
  const latest = at.getTime() + sessionMinutes * 60_000;
  const expiresAt = new Date(Math.min(latest, Date.parse(row.expires_at))).toISOString();
  await db.transaction().execute(async (t) => {
    await t
      .insertInto('link_session')
      .values({
        token_hash: hashToken(token),
        link_id: row.id,
        expires_at: expiresAt,
        created_at: at.toISOString(),
      })
      .execute();
    await t
      .updateTable('examiner_link')
      .set({wrong_codes: 0, last_opened_at: at.toISOString(), name: given.name})
      .where('id', '=', row.id)
      .execute();
  });
  const {machine} = await loadReviewed(db, row.request_id);
  if (awaitsReview(machine.state)) await openUnlessClosed(services, row);
  return {token, expiresAt};
}

/** The invitation that an address leads to; undefined where there is none, or it was taken back. */
export async function findLink(db: Executor, link: string): Promise<LinkRow | undefined> {
  return db
    .selectFrom('examiner_link')
    .selectAll()
    .where('token_hash', '=', hashToken(link))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** @throws {Refusal} SESSION_ENDED: unknown, too old, of another structure, or its link is over */
export async function readLinkSession(
  db: Executor,
  {token, structure, now}: {readonly token: string; readonly structure: string; readonly now: Date},
): Promise<LinkCaller> {
  const row = await db
    .selectFrom('link_session')
    .innerJoin('examiner_link', 'examiner_link.id', 'link_session.link_id')
    .select([
      'link_session.token_hash',
      'link_session.expires_at',
      'examiner_link.id',
      'examiner_link.structure_id',
      'examiner_link.request_id',
      'examiner_link.name',
      'examiner_link.stance',
      'examiner_link.revoked_at',
    ])
    .where('link_session.token_hash', '=', hashToken(token))
    .executeTakeFirst();
  const isGood = row?.structure_id === structure && row.revoked_at === null;
  if (!isGood || Date.parse(row.expires_at) <= now.getTime()) throw new Refusal('SESSION_ENDED');
  return {
    link: row.id,
    structure,
    request: row.request_id,
    name: row.name,
    stance: row.stance,
    expiresAt: row.expires_at,
    tokenHash: row.token_hash,
  };
}

export async function endLinkSession(db: Executor, tokenHash: string): Promise<void> {
  await db.deleteFrom('link_session').where('token_hash', '=', tokenHash).execute();
}

/** The guest as an examiner. As a peer they have the lead's word that they hold the badge; coming in is their consent. */
export function guestExaminer({link, name, stance}: Pick<LinkCaller, 'link' | 'name' | 'stance'>): Examiner {
  return {
    by: {kind: 'link', id: link},
    actingOn: async (_db, {policy, panel}) => ({
      examiner: link,
      isExaminer: true,
      stance: panel?.find(({examiner}) => examiner === link)?.stance ?? stance,
      peer: {
        heldBadges: policy?.peersHold === undefined ? [] : [policy.peersHold],
        hasConsented: true,
      },
    }),
    nameIn: async () => name,
  };
}

/** Somebody who is no longer named may still read why nothing is left to do. */
async function openUnlessClosed(services: Services, row: LinkRow): Promise<void> {
  try {
    await openRequest(
      services,
      guestExaminer({link: row.id, name: row.name, stance: row.stance}),
      row.request_id,
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
