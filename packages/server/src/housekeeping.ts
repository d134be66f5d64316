/** What is done from time to time: reminders, replacements, requests and drafts that nobody went on with; what has expired is deleted; badges of others are verified again. */
import {rescanHeldFiles} from './files/uploads.js';
import {lookAtForeignBadges} from './foreign-badges/look-again.js';
import {lapseEndorsements} from './beside/lapse.js';
import {queueDigests} from './notifications/digest.js';
import {invitationDays} from './members/invitations.js';
import {purgeDrafts} from './requests/drafts.js';
import {passTime} from './requests/pass-time.js';
import {runRetention} from './retention/run.js';
import {endLinks} from './reviews/links.js';
import type {Services} from './services.js';
import {settleDeliveries} from './webhooks/deliveries.js';
import {dropExpiredListings} from './supporters/listing.js';

export async function keepHouse(services: Services): Promise<void> {
  const {db} = services;
  const now = services.now().toISOString();
  // Long enough to be sent again; then the address of somebody who never came is nobody's business.
  const forgotten = new Date(services.now().getTime() - invitationDays * 86_400_000).toISOString();
  await passTime(services);
  await purgeDrafts(services);
  await endLinks(services);
  await lapseEndorsements(services);
  await dropExpiredListings(services);
  await queueDigests(services);
  await rescanHeldFiles(services);
  await settleDeliveries(services);
  await db.deleteFrom('session').where('expires_at', '<=', now).execute();
  await db.deleteFrom('one_time_code').where('expires_at', '<=', now).execute();
  await db.deleteFrom('attempt_count').where('window_ends_at', '<=', now).execute();
  await db.deleteFrom('stored_reply').where('expires_at', '<=', now).execute();
  await db.deleteFrom('invitation').where('expires_at', '<=', forgotten).execute();
  await db.deleteFrom('claim_sheet').where('expires_at', '<=', now).execute();
  await db.deleteFrom('used_token').where('expires_at', '<=', now).execute();
  await db.deleteFrom('oauth_record').where('expires_at', '<=', now).execute();
  await db.deleteFrom('passkey_challenge').where('expires_at', '<=', now).execute();
  await db.deleteFrom('staff_sign_in').where('expires_at', '<=', now).execute();
  await db
    .deleteFrom('host_link')
    .where('expires_at', '<=', now)
    .where('sealed_tokens', 'is', null)
    .execute();
  await db.deleteFrom('deletion_code').where('expires_at', '<=', now).execute();
  await runRetention(services);
  // Last: other issuers' servers may be slow.
  await lookAtForeignBadges(services);
}
