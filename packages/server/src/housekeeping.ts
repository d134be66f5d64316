/** What is done from time to time: requests that nobody answered lapse, what has expired is deleted. */
import {rescanHeldFiles} from './files/uploads.js';
import {queueDigests} from './notifications/digest.js';
import {lapseRequests} from './requests/follow-up.js';
import type {Services} from './services.js';

export async function keepHouse(services: Services): Promise<void> {
  const {db} = services;
  const now = services.now().toISOString();
  await lapseRequests(services);
  await queueDigests(services);
  await rescanHeldFiles(services);
  await db.deleteFrom('session').where('expires_at', '<=', now).execute();
  await db.deleteFrom('one_time_code').where('expires_at', '<=', now).execute();
  await db.deleteFrom('attempt_count').where('window_ends_at', '<=', now).execute();
  await db.deleteFrom('stored_reply').where('expires_at', '<=', now).execute();
  await db.deleteFrom('claim_sheet').where('expires_at', '<=', now).execute();
  await db.deleteFrom('used_token').where('expires_at', '<=', now).execute();
}
