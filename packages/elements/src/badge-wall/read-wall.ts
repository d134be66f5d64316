/** Reads the badges of a wall, wherever they come from. A badge that cannot be had leaves the others as they are. */
import type {Award} from '@pepites/recognition';
import {readBadge} from '../badge-display/read-badge.js';
import {CodedError} from '../base/coded-error.js';
import type {BackendContext} from '../context/backend-context.js';
import {codeOf} from '../text/error-key.js';
import {breathe, pause} from '../base/breathe.js';
import {fetchDocument} from './fetch-document.js';
import {isUrl, type ListedBadge, listedIn, mostBadges} from './wall-list.js';
import type {WallBadge, WallEntry, WallFault, WallOrigins, WallSource} from './wall-badge.js';

export interface ReadWallOptions {
  readonly context: BackendContext;
  /** Address of the page. */
  readonly page: string;
  /** The page may fetch what badges name, their pictures included. */
  readonly isDirect: boolean;
  readonly signal: AbortSignal;
}

/** Answers that are waited for at the same time. */
const atOnce = 6;

interface Found {
  readonly name?: string;
  readonly listed: readonly ListedBadge[];
  readonly faults?: readonly WallFault[];
}

export async function readWall(origins: WallOrigins, options: ReadWallOptions): Promise<WallSource> {
  const {context} = options;
  const {json, src, sources, host, hasBackend} = origins;
  if (json !== undefined) return asSource(listedIn(new TextEncoder().encode(json), options.page), options);
  if (src !== '') return asSource(await listAt(src, options), options);
  if (sources.length > 0) return asSource(await listFrom(sources, options), options);
  if (host) return asSource(await listOfHost(host, options), options);
  if (!hasBackend) return {kind: 'none'};
  return context.session ? readOwn(origins.structure, options) : {kind: 'signInFirst'};
}

async function asSource(found: Found, options: ReadWallOptions): Promise<WallSource> {
  const {badges, faults} = await readAll(found.listed, options);
  const all = [...(found.faults ?? []), ...faults];
  if (found.listed.length > mostBadges)
    all.push({from: '', error: new CodedError('TOO_MANY', `More than ${mostBadges} badges`)});
  return {kind: 'badges', name: found.name ?? '', badges, faults: all, signing: 0, isOwn: false};
}

/** The one list that the page’s author named: that it cannot be had is said instead of a wall. */
async function listAt(url: string, {signal, context}: ReadWallOptions): Promise<Found> {
  const document = await fetchDocument(url, {signal, backend: context.backend});
  return listedIn(document.bytes, document.url);
}

/** Each address by itself: what cannot be had is said beside the others. */
async function listFrom(entries: readonly WallEntry[], options: ReadWallOptions): Promise<Found> {
  const faults: WallFault[] = [];
  const found = await eachAtOnce(
    entries.slice(0, mostBadges),
    async (entry): Promise<readonly ListedBadge[]> => {
      if (typeof entry !== 'string' || !isUrl(entry)) return [{input: entry}];
      try {
        return (await listAt(entry, options)).listed;
      } catch (error) {
        if (options.signal.aborted) throw error;
        faults.push({from: entry, error});
        return [];
      }
    },
  );
  return {listed: found.flat(), faults};
}

async function listOfHost(host: NonNullable<WallOrigins['host']>, {signal}: ReadWallOptions): Promise<Found> {
  const listed: ListedBadge[] = [];
  let page: string | undefined;
  do {
    const part = await host.list({signal, ...(page !== undefined && {page})});
    listed.push(...[...part.credentials, ...part.compactJws].map((input) => ({input})));
    page = part.nextPage;
  } while (page !== undefined && listed.length <= mostBadges);
  return {listed};
}

async function readOwn(structure: string, options: ReadWallOptions): Promise<WallSource> {
  const {context, signal} = options;
  const {items} = await context.use((client) => client.me.awards({structure}, {signal}));
  const given = items.flatMap((award) =>
    award.credentialUrl === undefined ? [] : [{award, from: award.credentialUrl}],
  );
  const faults: WallFault[] = [];
  const found = await eachAtOnce(given.slice(0, mostBadges), async ({award, from}) => {
    try {
      const {bytes} = await fetchDocument(from, {signal});
      return [{input: bytes, base: from, award, isKey: award.countedFrom !== undefined}];
    } catch (error) {
      if (signal.aborted) throw error;
      faults.push({from, error});
      return [];
    }
  });
  const listed = found.flat();
  // Nothing came at all: that is said once, and can be tried again.
  const [first] = faults;
  if (first && listed.length === 0 && codeOf(first.error) === 'UNREACHABLE') throw first.error;
  const read = await readAll(listed, options);
  return {
    kind: 'badges',
    name: context.session?.person.displayName ?? '',
    badges: read.badges,
    faults: [...faults, ...read.faults],
    signing: items.filter(({state}) => state === 'signing').length,
    isOwn: true,
  };
}

async function readAll(
  listed: readonly ListedBadge[],
  {context, page, isDirect, signal}: ReadWallOptions,
): Promise<{readonly badges: readonly WallBadge[]; readonly faults: readonly WallFault[]}> {
  const badges = new Map<string, WallBadge>();
  const faults: WallFault[] = [];
  for (const one of listed.slice(0, mostBadges)) {
    const {base, award} = one;
    try {
      const source = await readBadge(one.input, {
        backend: context.backend,
        page,
        isDirect,
        ...(base !== undefined && {url: base}),
        ...(award && {award}),
      });
      if (source.kind !== 'badge') continue;
      const {parsed, markdown, picture = one.imageUrl} = source;
      // The same badge twice is one badge.
      const id = parsed.view.id === '' ? parsed.text : `${parsed.view.issuer.id} ${parsed.view.id}`;
      badges.set(id, {
        ...{id, parsed, markdown, picture, award},
        isKey: one.isKey === true,
        imageUrl: one.imageUrl ?? award?.imageUrl,
        url: urlOf(one, award),
      });
    } catch (error) {
      faults.push({from: base ?? '', error});
    }
    await breathe(signal);
  }
  return {badges: [...badges.values()], faults};
}

function urlOf({credentialUrl, base}: ListedBadge, award: Award | undefined): string | undefined {
  return award?.pageUrl ?? credentialUrl ?? base;
}

async function eachAtOnce<In, Out>(items: readonly In[], act: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  const queue = [...items.entries()];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      results[next[0]] = await act(next[1]);
      await pause();
    }
  };
  await Promise.all(Array.from({length: atOnce}, lane));
  return results;
}
