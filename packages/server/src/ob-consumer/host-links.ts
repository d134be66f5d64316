/** A person connects a host of badges elsewhere: sent there to agree, and back in the same browser; or ends it. */
import {isLoopback} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import type {Account} from '../oauth/account.js';
import {countAttempt} from '../people/attempts.js';
import {hashToken, makeToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {hostFetch} from './host-fetch.js';
import type {HostClient, HostTokens, OpenedHost, OpenHost, PendingAuthorization} from './host-port.js';

export interface HostLink {
  readonly id: string;
  readonly host: string;
}

const triesPerHour = 20;
const askMinutes = 30;

/**
 * Each host has an address of ours of its own to send people back to: an answer of one is never taken for that of another (RFC 9700 §4.4).
 */
export function returnUrlOf({publicUrl}: Pick<Services, 'publicUrl'>, host: string): string {
  return `${publicUrl}/hosts/back/${hashToken(host).slice(0, 22)}`;
}

/** @throws {Refusal} BAD_REQUEST */
export function readHost({publicUrl}: Pick<Services, 'publicUrl'>, written: string): string {
  const text = written.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url !== undefined && isLoopback(url.hostname) && isLoopback(new URL(publicUrl).hostname);
  if (!url || url.username !== '' || (url.protocol !== 'https:' && !isHere))
    throw new Refusal('BAD_REQUEST', {detail: 'host: an https: address is needed'});
  return (url.origin + url.pathname).replace(/(?:\/ims\/ob\/v3p0(?:\/discovery)?)?\/*$/, '');
}

/**
 * @returns where to send the person, and what their browser keeps until they are back
 * @throws {Refusal} BAD_REQUEST, TOO_MANY_ATTEMPTS @throws what the client says of the host
 */
export async function beginLink(
  services: Services,
  openHost: OpenHost,
  account: Account,
  written: string,
): Promise<{readonly url: string; readonly browser: string}> {
  const {db, now, sealer} = services;
  const limit = {bucket: `hosts:${account.person}`, atMost: triesPerHour, withinSeconds: 3600};
  await countAttempt(db, limit, now());
  const host = readHost(services, written);
  const opened = await openAt(services, openHost, host);
  const {url, pending} = await opened.beginAuthorization({redirectUrl: returnUrlOf(services, host)});
  const browser = makeToken();
  const values = {
    state_hash: hashToken(pending.state),
    browser_hash: hashToken(browser),
    sealed_pending: sealer.seal(Buffer.from(JSON.stringify(pending)), 'host pending'),
    expires_at: new Date(now().getTime() + askMinutes * 60_000).toISOString(),
  };
  await db
    .insertInto('host_link')
    .values({
      id: crypto.randomUUID(),
      person_id: account.person,
      structure_id: account.structure,
      host,
      sealed_tokens: null,
      created_at: now().toISOString(),
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'structure_id', 'host']).doUpdateSet(values))
    .execute();
  return {url, browser};
}

/**
 * Once, and in the browser that was sent.
 * @returns the structure, and whether the person agreed there; undefined where nothing is being asked so
 */
export async function finishLink(
  services: Services,
  openHost: OpenHost,
  {returnedTo, browser}: {readonly returnedTo: URL; readonly browser: string},
): Promise<{readonly structure: string; readonly isConnected: boolean} | undefined> {
  const {db, now, sealer} = services;
  const row = await db
    .selectFrom('host_link')
    .selectAll()
    .where('state_hash', '=', hashToken(returnedTo.searchParams.get('state') ?? ''))
    .where('browser_hash', '=', hashToken(browser))
    .where('expires_at', '>', now().toISOString())
    .executeTakeFirst();
  if (!row || row.sealed_pending === null) return undefined;
  if (!returnUrlOf(services, row.host).endsWith(returnedTo.pathname.slice(-22))) return undefined;
  const used = await db
    .updateTable('host_link')
    .set({state_hash: null, browser_hash: null, sealed_pending: null})
    .where('id', '=', row.id)
    .where('state_hash', '=', row.state_hash)
    .returning('id')
    .executeTakeFirst();
  if (!used) return undefined;
  const pending = JSON.parse(
    sealer.open(row.sealed_pending, 'host pending').toString(),
  ) as PendingAuthorization;
  const {structure_id: structure, person_id: person} = row;
  try {
    const opened = await openAt(services, openHost, row.host);
    const tokens = await opened.finishAuthorization(pending, returnedTo.href);
    await keepTokens(services, row.id, tokens);
  } catch {
    // What was connected before stays so; what never was is gone.
    await db.deleteFrom('host_link').where('id', '=', row.id).where('sealed_tokens', 'is', null).execute();
    await db.updateTable('host_link').set({expires_at: null}).where('id', '=', row.id).execute();
    return {structure, isConnected: false};
  }
  await noteAct(db, {structure, by: person, act: 'host.connected', about: person, object: row.id, at: now()});
  return {structure, isConnected: true};
}

export async function linksOf({db}: Pick<Services, 'db'>, account: Account): Promise<HostLink[]> {
  const rows = await linkRows(db, account).orderBy('created_at').orderBy('id').execute();
  return rows.filter((row) => row.sealed_tokens !== null).map(({id, host}) => ({id, host}));
}

/** Only here: what the host thinks of it, the person ends there. @throws {Refusal} METHOD_UNKNOWN */
export async function endLink(services: Services, account: Account, id: string): Promise<void> {
  const {db, now} = services;
  const gone = await db
    .deleteFrom('host_link')
    .where('id', '=', id)
    .where('person_id', '=', account.person)
    .where('structure_id', '=', account.structure)
    .returning('id')
    .executeTakeFirst();
  if (!gone) throw new Refusal('METHOD_UNKNOWN');
  const {structure, person} = account;
  await noteAct(db, {structure, by: person, act: 'host.ended', about: person, object: id, at: now()});
}

/** The host, as the person agreed to use it. @throws {Refusal} METHOD_UNKNOWN */
export async function openLink(
  services: Services,
  openHost: OpenHost,
  account: Account,
  id: string,
): Promise<OpenedHost> {
  const {db, sealer} = services;
  const row = await linkRows(db, account).where('id', '=', id).executeTakeFirst();
  if (!row || row.sealed_tokens === null) throw new Refusal('METHOD_UNKNOWN');
  const tokens = JSON.parse(sealer.open(row.sealed_tokens, 'host tokens').toString()) as HostTokens;
  return openAt(services, openHost, row.host, {
    tokens,
    onTokens: async (next) => keepTokens(services, id, next),
  });
}

function linkRows(db: Services['db'], {person, structure}: Account) {
  return db
    .selectFrom('host_link')
    .selectAll()
    .where('person_id', '=', person)
    .where('structure_id', '=', structure);
}

async function keepTokens(
  {db, sealer}: Pick<Services, 'db' | 'sealer'>,
  id: string,
  tokens: HostTokens | undefined,
): Promise<void> {
  const sealed = tokens && sealer.seal(Buffer.from(JSON.stringify(tokens)), 'host tokens');
  await db
    .updateTable('host_link')
    .set({sealed_tokens: sealed ?? null, expires_at: null})
    .where('id', '=', id)
    .execute();
}

/** Known there already, or made known now. */
async function openAt(
  services: Services,
  openHost: OpenHost,
  host: string,
  more: Partial<Parameters<OpenHost>[0]> = {},
): Promise<OpenedHost> {
  const {db, now, sealer, publicUrl} = services;
  const options = {host, protocol: 'ob3', fetch: hostFetch(services), now, ...more} as const;
  const known = await db
    .selectFrom('host_client')
    .select('sealed_client')
    .where('host', '=', host)
    .executeTakeFirst();
  if (known) {
    const client = JSON.parse(sealer.open(known.sealed_client, 'host client').toString()) as HostClient;
    const hasEnded =
      client.secretExpiresAt !== undefined && Date.parse(client.secretExpiresAt) <= now().getTime();
    if (!hasEnded) return openHost({...options, client});
  }
  const opened = await openHost(options);
  const client = await opened.register({
    name: 'Pépites',
    url: `${publicUrl}/connections`,
    termsOfServiceUrl: `${publicUrl}/connections`,
    privacyPolicyUrl: `${publicUrl}/connections`,
    softwareId: 'pepites',
    softwareVersion: '1',
    redirectUrls: [returnUrlOf(services, host)],
  });
  const values = {sealed_client: sealer.seal(Buffer.from(JSON.stringify(client)), 'host client')};
  await db
    .insertInto('host_client')
    .values({host, created_at: now().toISOString(), ...values})
    .onConflict((conflict) => conflict.column('host').doUpdateSet(values))
    .execute();
  return opened;
}
