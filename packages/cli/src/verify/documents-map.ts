/** `--documents MAP.json`: answers for addresses, taken from files, so that a verification can be repeated without a network. */
import {readFile} from 'node:fs/promises';
import {dirname, join, relative, resolve, isAbsolute} from 'node:path';
import * as v from 'valibot';
import {UsageError} from '../command.js';
import type {FetchedBytes} from './safe-fetch.js';

const statusSchema = v.strictObject({
  status: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
});
const mapSchema = v.record(v.string(), v.union([v.pipe(v.string(), v.minLength(1)), statusSchema]));

type Entry = v.InferOutput<typeof mapSchema>[string];

/** @throws {Error} when the address is not mapped, or its file cannot be read */
export type MappedFetch = (url: string) => Promise<FetchedBytes>;

/** Nothing is mapped: what `--offline` alone means. */
export const nothingMapped: MappedFetch = async () => {
  throw new Error('not fetched: --offline');
};

/**
 * Reads a map from an address, or a prefix of addresses ending in `/`, to a path relative to the map's file, or to
 * `{"status": 410}`. The whole address wins over prefixes, the longest prefix over shorter ones; what follows a prefix is joined to its path.
 *
 * @throws {UsageError} when the file cannot be read or is not such a map
 */
export async function readDocumentsMap(file: string): Promise<MappedFetch> {
  const entries = Object.entries(await readMap(file));
  const folder = dirname(resolve(file));
  return async (url) => {
    const found = findEntry(entries, url);
    if (!found) throw new Error('not in the map of --documents');
    if (typeof found.entry !== 'string') {
      return {status: found.entry.status, mediaType: '', bytes: new Uint8Array()};
    }
    const bytes = await readFile(pathBelow(resolve(folder, found.entry), found.rest));
    return {status: 200, mediaType: '', bytes};
  };
}

async function readMap(file: string): Promise<Record<string, Entry>> {
  try {
    return v.parse(mapSchema, JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const why = v.isValiError<typeof mapSchema>(cause)
      ? `${v.getDotPath(cause.issues[0]) ?? 'the file'} must be a path or {"status": 410}`
      : String(cause);
    throw new UsageError(`--documents ${file}: ${why}`);
  }
}

function findEntry(
  entries: readonly [string, Entry][],
  url: string,
): {entry: Entry; rest: string} | undefined {
  const address = withoutFragment(url);
  const exact = entries.find(([key]) => key === url || withoutFragment(key) === address);
  if (exact) return {entry: exact[1], rest: ''};
  const [longest] = entries
    .filter(([key]) => key.endsWith('/') && address.startsWith(key))
    .sort(([a], [b]) => b.length - a.length);
  return longest && {entry: longest[1], rest: address.slice(longest[0].length)};
}

/** Normalised (`https://example.org` is `https://example.org/`), so that two spellings of one address meet. */
function withoutFragment(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}

/** The rest of an address as a path below the folder; never beside it. */
function pathBelow(base: string, rest: string): string {
  if (rest === '') return base;
  const path = join(base, decodeURIComponent(rest));
  const inside = relative(base, path);
  if (inside.startsWith('..') || isAbsolute(inside)) throw new Error('the address leaves the mapped folder');
  return path;
}
