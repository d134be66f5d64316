/** Badges of other issuers are verified again from time to time: what was good when it was brought may be revoked since. */
import type {FetchDocument} from '@pepites/credentials';
import type {ForeignBadgeRow} from '../awards/foreign-badges.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {documentFetcher} from '../verification/documents.js';
import {fetchOnce} from '../verification/fetch-once.js';
import {checkForeignBadge, provenAddresses} from './check.js';
import {type Look, settleLook} from './settle-look.js';

/**
 * In one round, the longest overdue first. At a round each hour a week has room for sixteen thousand; and if every issuer kept us waiting
 * until we give up, the round would still end before the next one.
 */
const looksPerRound = 100;

export async function lookAtForeignBadges(services: Services): Promise<void> {
  const {db, now, log} = services;
  const due = await db
    .selectFrom('foreign_badge')
    .selectAll()
    .where('next_look_at', '<=', now().toISOString())
    .orderBy('next_look_at')
    .limit(looksPerRound)
    .execute();
  const fetchDocument = fetchOnce(documentFetcher(services));
  for (const row of due) {
    try {
      await lookAt(services, row, fetchDocument);
    } catch (error) {
      // One that cannot be read must not keep the others waiting.
      const detail = error instanceof Error ? error.message : String(error);
      log({at: now().toISOString(), event: 'problem', detail: `a badge of another issuer: ${detail}`});
    }
  }
  if (due.length > 0) services.nudge();
}

/** Verified outside of the transaction: others do not wait for the issuer's server. */
async function lookAt(services: Services, row: ForeignBadgeRow, fetchDocument: FetchDocument): Promise<void> {
  const look = await verifyAgain(services, row, fetchDocument);
  await services.db.transaction().execute(async (t) => {
    const current = await t
      .selectFrom('foreign_badge')
      .selectAll()
      .where('id', '=', row.id)
      .executeTakeFirst();
    // Taken away meanwhile, or brought again and verified then.
    if (current?.next_look_at !== row.next_look_at) return;
    await settleLook(t, current, look, services.now());
  });
}

async function verifyAgain(
  services: Services,
  row: ForeignBadgeRow,
  fetchDocument: FetchDocument,
): Promise<Look> {
  const addresses = await provenAddresses(services.db, row.person_id);
  try {
    const bytes = Buffer.from(row.credential);
    return await checkForeignBadge(services, {bytes, addresses, fetchDocument});
  } catch (error) {
    // What is now at a hosted badge's address cannot be read: that says nothing about the badge.
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
