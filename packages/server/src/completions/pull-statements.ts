/** Fetches statements from record stores: page by page, from where the last one was stored, and patiently where a store fails. */
import {isLoopback, mostStatements, type RecordStore} from '@pepites/recognition';
import {type Act, noteAct} from '../audit/note-act.js';
import type {Services} from '../services.js';
import {backoffMs} from '../store/backoff.js';
import {FetchError, safeFetch} from '../verification/safe-fetch.js';
import {type Platform, type PlatformPlace, readPlatform} from './platform.js';
import {loginOf, readRecordStore, type RecordStoreRow, recordStoreRow} from './record-stores.js';
import {takeStatements} from './statements.js';

const pullMinutes = 5;
const afterFailure = {firstMs: pullMinutes * 60_000, longestMs: 6 * 3_600_000};
/** A store may give a statement its time and show it some seconds later: what is read twice counts once. */
const overlapSeconds = 60;
const mostPages = 20;
const maxPageBytes = 20_000_000;
const pageTimeoutMs = 20_000;
const storesAtATime = 5;

/** Those that are due; returns how many. */
export async function pullDueStores(services: Services): Promise<number> {
  const due = await services.db
    .selectFrom('record_store')
    .select(['structure_id', 'platform_id'])
    .where('next_pull_at', '<=', services.now().toISOString())
    .orderBy('next_pull_at')
    .limit(storesAtATime)
    .execute();
  for (const row of due) await pullStore(services, {structure: row.structure_id, platform: row.platform_id});
  return due.length;
}

/** For somebody who waits for it. @throws {Refusal} PLATFORM_UNKNOWN, RECORD_STORE_UNKNOWN */
export async function pullStoreNow(
  services: Services,
  {by, ...at}: PlatformPlace & Pick<Act, 'by'>,
): Promise<RecordStore> {
  await pullStore(services, at);
  const {structure, platform: object} = at;
  await noteAct(services.db, {structure, by, act: 'recordStore.pulled', object, at: services.now()});
  return readRecordStore(services.db, at);
}

/** What goes wrong is written down, and tried again later. @throws {Refusal} PLATFORM_UNKNOWN, RECORD_STORE_UNKNOWN */
export async function pullStore(services: Services, at: PlatformPlace): Promise<void> {
  const platform = await readPlatform(services.db, at.structure, at.platform);
  const row = await recordStoreRow(services.db, at);
  try {
    const isAllRead = await readPages(services, platform, row);
    const minutes = isAllRead ? pullMinutes : 0;
    await note(services, row, {last_error: null, failures: 0, next_pull_at: inMinutes(services, minutes)});
  } catch (error) {
    const code = error instanceof PullError || error instanceof FetchError ? error.code : undefined;
    if (code === undefined) throw error;
    const failures = row.failures + 1;
    const minutes = backoffMs(afterFailure, failures) / 60_000;
    await note(services, row, {last_error: code, failures, next_pull_at: inMinutes(services, minutes)});
  }
}

/** False: there is more, for the next time. */
async function readPages(services: Services, platform: Platform, row: RecordStoreRow): Promise<boolean> {
  const login = loginOf(services, row);
  const since = new Date(Date.parse(row.read_until ?? '') - overlapSeconds * 1000).toISOString();
  const query = new URLSearchParams({since, ascending: 'true', limit: String(mostStatements)});
  let url = `${row.endpoint}/statements?${query.toString()}`;
  let until = row.read_until ?? '';
  for (let page = 0; page < mostPages; page++) {
    const {statements, more} = await fetchPage(services, url, login);
    for (let first = 0; first < statements.length; first += mostStatements)
      await takeStatements(services, platform, statements.slice(first, first + mostStatements));
    const times = statements.map(storedAt);
    const isInOrder = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? ''));
    const latest = times.reduce((one, other) => (other > one ? other : one), until);
    // Where a store does not keep to the order, only the end of the last page is a place to go on from.
    if (isInOrder || more === undefined) {
      until = latest;
      await note(services, row, {read_until: until});
    }
    if (more === undefined) return true;
    url = nextPage(row.endpoint, more);
  }
  return false;
}

interface Page {
  readonly statements: readonly unknown[];
  readonly more: string | undefined;
}

async function fetchPage(
  services: Services,
  url: string,
  {user, password}: {readonly user: string; readonly password: string},
): Promise<Page> {
  const {status, body} = await safeFetch(url, {
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      'x-experience-api-version': '1.0.3',
    },
    accept: 'application/json',
    mediaTypes: /^application\/json$/,
    maxBytes: maxPageBytes,
    timeoutMs: pageTimeoutMs,
    allowsLoopback: isLoopback(new URL(services.publicUrl).hostname),
  });
  if (status !== 200) throw new PullError(`HTTP_${status}`);
  return readPage(body);
}

function readPage(body: string): Page {
  try {
    const {statements, more} = JSON.parse(body) as {statements?: unknown; more?: unknown};
    if (!Array.isArray(statements)) throw new PullError('NOT_A_STATEMENT_RESULT');
    return {statements, more: typeof more === 'string' && more !== '' ? more : undefined};
  } catch (cause) {
    throw cause instanceof PullError ? cause : new PullError('NOT_JSON', {cause});
  }
}

/** The password goes to the store's own address and to no other. */
function nextPage(endpoint: string, more: string): string {
  if (!URL.canParse(more, endpoint)) throw new PullError('MORE_UNREADABLE');
  const next = new URL(more, endpoint);
  if (next.origin !== new URL(endpoint).origin) throw new PullError('MORE_ELSEWHERE');
  return next.href;
}

/** In UTC, so that texts sort as times do; empty where it is none. */
function storedAt(statement: unknown): string {
  const stored = (statement as {stored?: unknown} | null)?.stored;
  const time = typeof stored === 'string' ? Date.parse(stored) : Number.NaN;
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

async function note(
  services: Services,
  {structure_id, platform_id}: RecordStoreRow,
  values: Partial<Omit<RecordStoreRow, 'structure_id' | 'platform_id'>>,
): Promise<void> {
  await services.db
    .updateTable('record_store')
    .set({...values, last_pulled_at: services.now().toISOString()})
    .where('structure_id', '=', structure_id)
    .where('platform_id', '=', platform_id)
    .execute();
}

function inMinutes({now}: Pick<Services, 'now'>, minutes: number): string {
  return new Date(now().getTime() + minutes * 60_000).toISOString();
}

class PullError extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.name = 'PullError';
    this.code = code;
  }
}
