/** `POST /credentials`: a site adds a badge to a person's, or replaces one: verified on arrival, and proven to be theirs. */
import {CredentialError, parse} from '@pepites/credentials';
import {checkForeignBadge, type CheckedBadge, provenAddresses} from '../foreign-badges/check.js';
import {addBadge, replaceBadge} from '../foreign-badges/keep-badge.js';
import type {Account} from '../oauth/account.js';
import {countAttempt} from '../people/attempts.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {ObRefusal} from './ob-refusal.js';
import {isOpenBadge3} from './open-badge-3.js';

export const maxCredentialBytes = 2_000_000;
/** Each costs us fetches from elsewhere. */
const triesPerHour = 100;
const mostPerPerson = 500;

/**
 * The same badge is that of the same issuer with the same id; the one that was given later stays (Open Badges 3.0, "equality").
 * @throws {ObRefusal} CREDENTIAL_MALFORMED, CREDENTIAL_REFUSED, CREDENTIAL_UNDETERMINED, RECIPIENT_NOT_PROVEN, CREDENTIAL_LIMIT
 * @throws {Refusal} TOO_MANY_ATTEMPTS
 */
export async function upsertCredential(
  services: Services,
  account: Account,
  text: string,
): Promise<'created' | 'replaced'> {
  const {db, now} = services;
  const {person, structure} = account;
  const limit = {bucket: `ob-api:${person}`, atMost: triesPerHour, withinSeconds: 3600};
  await countAttempt(db, limit, now());
  if (!isOpenBadge3(text)) throw new ObRefusal('CREDENTIAL_MALFORMED', 'Not an Open Badge 3.0');
  const checked = await check(services, person, text);
  const id = await idOf(text);
  assertGenuine(checked);
  // It is theirs already.
  if (await isAwardedHere(db, account, {id, issuer: checked.issuer})) return 'replaced';
  if (checked.verdict.recipient !== 'pass')
    throw new ObRefusal(
      'RECIPIENT_NOT_PROVEN',
      'The badge does not say, by an address that the person has proven, that it is theirs',
    );
  const done = await db.transaction().execute(async (t) => {
    const rows = await t
      .selectFrom('foreign_badge')
      .selectAll()
      .where('structure_id', '=', structure)
      .where('person_id', '=', person)
      .execute();
    for (const row of rows.filter(({issuer_id: issuer}) => issuer === checked.issuer)) {
      if ((await idOf(row.credential)) !== id) continue;
      if (checked.awardedAt >= row.awarded_at) await replaceBadge(t, row, checked, now());
      return 'replaced' as const;
    }
    if (rows.length >= mostPerPerson)
      throw new ObRefusal('CREDENTIAL_LIMIT', `No more than ${mostPerPerson} badges of others are kept`);
    await addBadge(t, account, checked, now());
    return 'created' as const;
  });
  services.nudge();
  return done;
}

async function check(services: Services, person: string, text: string): Promise<CheckedBadge> {
  try {
    return await checkForeignBadge(services, {
      bytes: Buffer.from(text),
      addresses: await provenAddresses(services.db, person),
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'CREDENTIAL_MALFORMED')
      throw new ObRefusal('CREDENTIAL_MALFORMED', error.detail ?? 'It cannot be read');
    throw error;
  }
}

function assertGenuine({verdict: {outcome}, status}: CheckedBadge): void {
  if (outcome === 'verified') return;
  if (outcome === 'refused')
    throw new ObRefusal(
      'CREDENTIAL_REFUSED',
      `It does not verify${status === undefined ? '' : ` (${status})`}`,
    );
  throw new ObRefusal('CREDENTIAL_UNDETERMINED', 'It could not be verified now: send it again later');
}

async function idOf(text: string): Promise<string> {
  try {
    return (await parse(Buffer.from(text))).view.id.trim();
  } catch (error) {
    if (error instanceof CredentialError) throw new ObRefusal('CREDENTIAL_MALFORMED', error.code);
    throw error;
  }
}

/** Only what verifies with a key of ours comes so far. */
async function isAwardedHere(
  db: Executor,
  {person, structure}: Account,
  {id, issuer}: {readonly id: string; readonly issuer: string},
): Promise<boolean> {
  const award = /^urn:uuid:([\da-f-]{36})$/.exec(id)?.[1];
  if (award === undefined) return false;
  const row = await db
    .selectFrom('award')
    .select('credential')
    .where('id', '=', award)
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    .where('state', '=', 'issued')
    .executeTakeFirst();
  return row?.credential?.includes(JSON.stringify(issuer)) === true;
}
