/** The foreign test files, where this machine has them: rows of `eddsa-rdfc-2022` must never be verified against their manifest. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';

import {NOW, vectorsFolder, verdictLine} from '../../test/support.js';
import type {FetchDocument, Policy} from '../types.js';
import {verify} from '../verify.js';

/** Both are held to the manifest. */
const POLICIES: readonly Policy[] = ['strict', '1edtech'];

/** Rows whose expectation is argued with here: path → why. */
const ARGUED: Readonly<Record<string, string>> = {
  '1edtech-public-validator/ob30/simple-did-key-method.json':
    'The issuer is a urn:uuid and the key a did:key of nobody: nothing ties one to the other.',
};

const folder = vectorsFolder();

const skip = folder === undefined && 'no folder of test files (PEPITES_VECTORS)';

describe('verify, on foreign files', {skip}, () => {
  const rows = folder === undefined ? [] : readManifest(folder);
  for (const {path, outcomes} of rows) {
    for (const policy of POLICIES) {
      const isArgued = policy === 'strict' && ARGUED[path] !== undefined;
      it(`agrees on ${path} (${policy})`, {skip: isArgued && (ARGUED[path] ?? false)}, async () => {
        const expected = outcomes[policy];
        const bytes = new Uint8Array(readFileSync(join(folder ?? '', path)));
        const verdict = await verify(bytes, {now: NOW, policy, fetchDocument: fetchMapped(folder ?? '')});
        const line = `${expected.join('|')} → ${verdictLine(verdict)}`;
        if (!expected.includes('verified')) assert.notEqual(verdict.outcome, 'verified', line);
        // Contexts that do not ship yet leave a good badge undetermined; that is told apart from a refusal.
        else assert.ok(expected.includes(verdict.outcome) || verdict.outcome === 'undetermined', line);
      });
    }
  }
});

interface Row {
  readonly path: string;
  readonly outcomes: Readonly<Record<Policy, readonly string[]>>;
}

function readManifest(root: string): Row[] {
  const [head = '', ...lines] = readFileSync(join(root, 'MANIFEST.tsv'), 'utf8').trim().split('\n');
  const columns = head.split('\t');
  const at = (line: string, column: string) => line.split('\t')[columns.indexOf(column)] ?? '';
  return lines
    .filter((line) => at(line, 'format') === 'ob3-di-eddsa')
    .map((line) => ({
      path: at(line, 'path'),
      outcomes: {
        strict: at(line, 'outcome_strict').split('|'),
        '1edtech': at(line, 'outcome_1edtech').split('|'),
      },
    }));
}

/** The imagined web of the folder: prefixes of addresses, mapped to files. */
function fetchMapped(root: string): FetchDocument {
  const map = JSON.parse(readFileSync(join(root, 'documents.json'), 'utf8')) as Record<string, string>;
  return async (url) => {
    const prefix = Object.keys(map)
      .filter((candidate) => url.startsWith(candidate))
      .sort((a, b) => b.length - a.length)[0];
    if (prefix === undefined) throw new Error('not mapped');
    const body = readFileSync(join(root, map[prefix] ?? '', url.slice(prefix.length)), 'utf8');
    return {url, status: 200, mediaType: 'application/json', body};
  };
}
