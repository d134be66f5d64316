/** The foreign test files that this machine has, as their manifest describes them. They are read where they lie. */
import {readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {JsonObject} from '@pepites/credentials';
import {extract} from '@pepites/credentials/bake.js';
import type {Allowed, Case, Expectation} from './case.ts';

/** Every row of the manifest that states an outcome under a policy. */
export async function vectorCases(folder: string): Promise<Case[]> {
  const [head = '', ...lines] = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n');
  const columns = head.split('\t');
  const serveMapped = mappedWeb(folder);
  const rows = lines.map(async (line): Promise<Case[]> => {
    const cells = line.split('\t');
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
    const schema = schemaOf(cell('format'), cell('kind'));
    const expected = {
      ...expectation('strict', cell('outcome_strict'), schema),
      ...expectation('1edtech', cell('outcome_1edtech'), schema),
    };
    if (Object.keys(expected).length === 0) return [];
    const name = cell('path');
    const input = new Uint8Array(readFileSync(join(folder, name)));
    const isHosted = cell('input_role') === 'hosted-assertion' || cell('format').startsWith('baked-');
    const own = isHosted ? await ownAddresses(input) : undefined;
    const serve: Case['serve'] = async (url) =>
      own?.addresses.includes(url) === true ? own.text : serveMapped(url);
    return [{name, format: cell('format'), input, serve, expected}];
  });
  return (await Promise.all(rows)).flat();
}

function expectation(
  policy: 'strict' | '1edtech',
  outcomes: string,
  schema: Expectation['schema'],
): Case['expected'] {
  if (outcomes === '') return {};
  return {[policy]: {outcomes: outcomes.split('|') as Allowed[], ...(schema && {schema})}};
}

/** Unsigned documents whose data model is what the source tests. */
function schemaOf(format: string, kind: string): Expectation['schema'] {
  if (format !== 'vc2-datamodel') return undefined;
  if (kind === 'structure-valid') return 'pass';
  return kind === 'malformed' ? 'fail' : undefined;
}

/** A hosted assertion is found again at the address that it gives as its own; also one that an image carries. */
async function ownAddresses(
  input: Uint8Array,
): Promise<{readonly text: string; readonly addresses: readonly unknown[]} | undefined> {
  try {
    const {text} = await extract(input);
    const {id, verify} = JSON.parse(text) as JsonObject & {verify?: JsonObject};
    return {text, addresses: [id, verify?.['url']].filter((address) => typeof address === 'string')};
  } catch {
    // Nothing that can be read is in it, which is what its row is about.
    return undefined;
  }
}

/** Prefixes of addresses, mapped to folders: the longest wins. */
function mappedWeb(folder: string): Case['serve'] {
  const map = JSON.parse(readFileSync(join(folder, 'documents.json'), 'utf8')) as Record<string, string>;
  const prefixes = Object.keys(map).sort((a, b) => b.length - a.length);
  return async (url) => {
    const prefix = prefixes.find((candidate) => url.startsWith(candidate));
    if (prefix === undefined) return undefined;
    const path = join(folder, map[prefix] ?? '', decodeURIComponent(url.slice(prefix.length)));
    return readFile(path, 'utf8').catch(() => undefined);
  };
}
