/** Reads, for a page, what people show on platforms that let no page read them. Only platforms that this backend knows are asked. */
import {bakePng} from '@pepites/credentials/bake.js';
import {CredentialError, type FetchDocument} from '@pepites/credentials';
import {
  type BadgePage,
  type BadgePlace,
  type Placed,
  type PlacedBadge,
  type PlaceRefusal,
  readBadgePage,
} from '@pepites/recognition';
import {countAttempt} from '../people/attempts.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {documentFetcher} from '../verification/documents.js';
import {fetchOnce} from '../verification/fetch-once.js';
import {inIssuersWords} from './issuers-words.js';
import {KeptPages, type PageBytes} from './kept-pages.js';
import {ListedBadges} from './listed-badges.js';

export interface AskedPage {
  readonly address: string;
  /** The page that asks. */
  readonly origin: string;
  /** Whose calls are counted together. */
  readonly caller: string;
}

export type ReadBadgePage = (asked: AskedPage) => Promise<PageBytes>;

export const badgePagesPath = '/badges-elsewhere';

/** What was read a moment ago is not counted: it costs nobody anything. */
const readsPerMinute = 300;
const mostAddressChars = 2000;
const timeoutMs = 12_000;
/** Issuers that have not answered by then are asked by whoever verifies. */
const wordsMs = 5000;
const issuersAtOnce = 6;
/** Each asks many issuers. */
const listsAtOnce = 4;
/** Of a list in its issuers' words; what comes after is as the platform gave it. */
const mostListBytes = 8_000_000;

/** Rejects with a Refusal: BAD_REQUEST, BADGE_UNKNOWN, TOO_MANY_ATTEMPTS, UNAVAILABLE. */
export function openBadgePages(services: Services, places: readonly BadgePlace[]): ReadBadgePage {
  const kept = new KeptPages(services.now);
  const listedAt = new Map(places.map((place) => [place, new ListedBadges(services.now)]));
  return async ({address, origin, caller}) => {
    const place = address.length > mostAddressChars ? undefined : places.find((one) => one.knows(address));
    const page = readBadgePage(address);
    const listed = place && listedAt.get(place);
    if (!place || !page || !listed)
      throw new Refusal('BAD_REQUEST', {
        detail: 'Not the address of a badge on a platform that is known here',
      });
    const means = {services, fetchDocument: documentFetcher(services, origin), listed};
    // What only a page of this machine may have read is not another's.
    const keep = async (key: string, read: () => Promise<PageBytes | undefined>) =>
      kept.get(`${String(means.fetchDocument.allowsLoopback)} ${places.indexOf(place)} ${key}`, read);
    const picture = async (badge: PlacedBadge, signal: AbortSignal): Promise<PageBytes> =>
      asPicture(place, badge, means, signal);
    const readPage = async (): Promise<PageBytes | undefined> =>
      keep(keyOf(page), async () => {
        const limit = {bucket: `badge-pages:${caller}`, atMost: readsPerMinute, withinSeconds: 60};
        await countAttempt(services.db, limit, services.now());
        return reading(means, async (signal) => {
          const placed = await place.read(withoutHash(address), {signal});
          return placed.kind === 'badge' ? picture(placed.badge, signal) : asList(placed, means, signal);
        });
      });
    // The list says which badges it has: whatever else is written after `#` makes no reading of its own.
    const readListed = async (key: string): Promise<PageBytes | undefined> => {
      if (!listed.get(key)) await readPage();
      const known = listed.get(key);
      return known && keep(key, async () => reading(means, async (signal) => picture(known, signal)));
    };
    const own = ofList(page);
    const found = own === undefined ? await readPage() : await readListed(own);
    if (!found) throw new Refusal('BADGE_UNKNOWN');
    return found;
  };
}

/** The same page, however its address is written: what stands before it, and after a `?`, is of no account there. */
function keyOf(page: BadgePage): string {
  if (page.kind === 'badge') return `badge ${page.id}`;
  return `list ${page.person} ${page.kind === 'group' ? page.group : allPublic}`;
}

/** As a platform numbers the group of all that is public. */
const allPublic = '0';

/** What a badge of a list is kept by; undefined for any other page. */
function ofList(page: BadgePage | undefined): string | undefined {
  return page?.kind === 'group' && page.badge !== undefined ? `${keyOf(page)} ${page.badge}` : undefined;
}

function withoutHash(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

interface Means {
  readonly services: Services;
  readonly fetchDocument: FetchDocument;
  readonly listed: ListedBadges;
}

/** Undefined: there is nothing there for everybody. */
async function reading(
  {services}: Pick<Means, 'services'>,
  read: (signal: AbortSignal) => Promise<PageBytes>,
): Promise<PageBytes | undefined> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await read(signal);
  } catch (error) {
    if (signal.aborted) {
      services.noteRefusal('passport', 'TIMED_OUT');
      throw away('The platform did not answer in time');
    }
    if (!isRefusal(error)) throw error;
    services.noteRefusal('passport', error.code);
    if (error.isAbsent) return undefined;
    // Which of its own words it said is in no log of ours: they may be about somebody.
    const retryAfterSeconds = secondsUntil(error.retryAt, services.now());
    throw away(error.code, retryAfterSeconds);
  }
}

function away(detail: string, retryAfterSeconds = 60): Refusal {
  return new Refusal('UNAVAILABLE', {detail, retryAfterSeconds});
}

function secondsUntil(at: Date | undefined, now: Date): number | undefined {
  return at && Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000));
}

function isRefusal(error: unknown): error is PlaceRefusal {
  return error instanceof Error && 'isAbsent' in error && 'code' in error;
}

/** One file that is both the picture and the badge, so that whoever shows it asks nobody else. */
async function asPicture(
  place: BadgePlace,
  badge: PlacedBadge,
  {fetchDocument}: Means,
  signal: AbortSignal,
): Promise<PageBytes> {
  const {pictureUrl} = badge;
  const [text, picture] = await Promise.all([
    wordsInTime(badge, fetchDocument, signal),
    pictureUrl === undefined ? undefined : place.picture(pictureUrl, {signal}),
  ]);
  const alone = {mediaType: mediaTypeOf(text), bytes: Buffer.from(text)};
  if (!picture) return alone;
  try {
    return {mediaType: 'image/png', bytes: bakePng(picture, text)};
  } catch (error) {
    if (error instanceof CredentialError) return alone;
    throw error;
  }
}

async function asList(
  {listUrl, badges}: Extract<Placed, {kind: 'list'}>,
  {services, fetchDocument, listed}: Means,
  signal: AbortSignal,
): Promise<PageBytes> {
  if (lists >= listsAtOnce) throw away('Too many lists are being read', 5);
  lists++;
  try {
    return await readList(
      {listUrl, badges},
      {services, fetchDocument: fetchOnce(fetchDocument), listed},
      signal,
    );
  } finally {
    lists--;
  }
}

/** Of this process, that are being read. */
let lists = 0;

async function readList(
  {listUrl, badges}: Pick<Extract<Placed, {kind: 'list'}>, 'listUrl' | 'badges'>,
  {services, fetchDocument, listed}: Means,
  signal: AbortSignal,
): Promise<PageBytes> {
  let size = 0;
  const items: object[] = [];
  const queue = [...badges.entries()];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [at, badge] = next;
      const {address} = badge;
      const isEnough = signal.aborted || size > mostListBytes;
      const text = isEnough ? badge.credential : await wordsInTime(badge, fetchDocument, signal);
      size += text.length;
      const own = `${listUrl}#${encodeURIComponent(address ?? '')}`;
      const key = ofList(readBadgePage(own));
      if (key !== undefined) listed.add(key, badge);
      const url = `${services.publicUrl}${badgePagesPath}?url=${encodeURIComponent(own)}`;
      items[at] = {
        credential: mediaTypeOf(text) === 'application/json' ? (JSON.parse(text) as object) : text,
        ...(address !== undefined && {credentialUrl: url, imageUrl: url}),
      };
    }
  };
  await Promise.all(Array.from({length: issuersAtOnce}, lane));
  return {mediaType: 'application/json', bytes: Buffer.from(JSON.stringify({items}))};
}

async function wordsInTime(
  badge: PlacedBadge,
  fetchDocument: FetchDocument,
  whole: AbortSignal,
): Promise<string> {
  const signal = AbortSignal.any([whole, AbortSignal.timeout(wordsMs)]);
  const late = new Promise<string>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(badge.credential);
    });
  });
  return Promise.race([inIssuersWords(badge, {fetchDocument, signal}), late]);
}

const mediaTypeOf = (text: string): string =>
  text.trimStart().startsWith('{') ? 'application/json' : 'application/vc+jwt';
