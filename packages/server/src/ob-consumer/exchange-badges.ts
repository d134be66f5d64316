/** Badges come from a host elsewhere, verified and proven to be the person’s; and go there, as copies that name them. */
import type {JsonObject} from '@pepites/credentials';
import {ObRefusal} from '../ob-api/ob-refusal.js';
import {upsertCredential} from '../ob-api/upsert-credential.js';
import type {Account} from '../oauth/account.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {namedCopy} from '../shares/named-copy.js';
import type {OpenedHost} from './host-port.js';

const mostPages = 10;
const perPage = 50;

export interface Pulled {
  /** New here. */
  readonly added: number;
  /** Here already. */
  readonly known: number;
  /** Not genuine, not to be checked now, or not proven to be theirs. */
  readonly refused: number;
}

/** @throws {Refusal} TOO_MANY_ATTEMPTS @throws what the client says of the host */
export async function pullBadges(services: Services, account: Account, host: OpenedHost): Promise<Pulled> {
  const counts = {added: 0, known: 0, refused: 0};
  let page: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const got = await host.list(page === undefined ? {limit: perPage} : {page});
    for (const text of [...got.credentials.map((one) => JSON.stringify(one)), ...got.compactJws])
      counts[await take(services, account, text)]++;
    page = got.nextPage;
    if (page === undefined) break;
  }
  return counts;
}

async function take(services: Services, account: Account, text: string): Promise<keyof Pulled> {
  try {
    return (await upsertCredential(services, account, text)) === 'created' ? 'added' : 'known';
  } catch (error) {
    if (error instanceof ObRefusal) return 'refused';
    throw error;
  }
}

/** @throws {Refusal} EMAIL_NOT_PROVEN @throws what the client says of the host */
export async function pushBadges(
  services: Services,
  {person, structure}: Account,
  host: OpenedHost,
): Promise<{readonly sent: number}> {
  const awards = await services.db
    .selectFrom('award')
    .select('id')
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    .where('organisation_id', 'is', null)
    // A badge that they made for themselves has an issuer of its own, for whom no copy is signed.
    .where('pseudonym_id', 'is', null)
    .where('state', '=', 'issued')
    .where('suspended_at', 'is', null)
    .orderBy('awarded_at')
    .execute();
  let sent = 0;
  for (const {id: award} of awards) {
    const copy = await copyOf(services, award, person);
    if (!copy) continue;
    await host.upsert(copy);
    sent++;
  }
  return {sent};
}

/** Undefined: past its date. */
async function copyOf(services: Services, award: string, person: string): Promise<JsonObject | undefined> {
  try {
    const {bytes} = await namedCopy(services, {award, person, format: 'json'});
    return JSON.parse(Buffer.from(bytes).toString()) as JsonObject;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'AWARD_NOT_VALID') return undefined;
    throw error;
  }
}
