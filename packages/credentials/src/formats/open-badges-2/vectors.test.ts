/** The foreign test files of Open Badges 2.0 and before, and of images, where this machine has them: the manifest is held to. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';

import {NOW, vectorsFolder, verdictLine} from '../../../test/support.js';
import {parse} from '../../index.js';
import type {FetchDocument, Policy} from '../../types.js';
import {verify} from '../../verify.js';

const POLICIES: readonly Policy[] = ['strict', '1edtech'];
const FORMATS: readonly string[] = [
  'ob2-hosted',
  'ob2-signed',
  'ob2-support',
  'ob0.5',
  'ob1.0',
  'ob1.1',
  'baked-png',
  'baked-svg',
  'unbaked-png',
  'unbaked-svg',
];

/** Served beside what `documents.json` maps: the address of the badge in this image is not in the folder that it maps. */
const ALSO_SERVED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '1edtech-public-validator/ob20/simple-badge.png': {
    'https://example.org/beths-robotics-badge.json': '1edtech-public-validator/ob20/basic-assertion.json',
  },
};

/** Rows whose expectation is argued with here: path and policy → why. */
const ARGUED: Readonly<Record<string, string>> = {
  '1edtech-public-validator/ob30/simple-jwt.png strict':
    'Open Badges 3.0 requires the claim sub, which is missing, and only the header vouches for the key: its own note says so.',
};

const folder = vectorsFolder() ?? '';
const skip = folder === '' && 'no folder of test files (PEPITES_VECTORS)';

describe('verify, on foreign files of Open Badges 2.0 and before, and on images', {skip}, () => {
  for (const row of folder === '' ? [] : readManifest()) {
    for (const policy of POLICIES) {
      const argued = ARGUED[`${row.path} ${policy}`];
      it(`agrees on ${row.path} (${policy})`, {skip: argued ?? false}, async () => {
        const bytes = new Uint8Array(readFileSync(join(folder, row.path)));
        const served = {...(await ownAddress(row, bytes)), ...ALSO_SERVED[row.path]};
        const verdict = await verify(bytes, {now: NOW, policy, fetchDocument: fetchMapped(served)});
        const expected = row[policy];
        const line = `${expected.join('|')} → ${verdictLine(verdict)}`;
        const isAgreed =
          // Documents that others lead to: the manifest expects nothing of them.
          expected.length === 0 ||
          expected.includes(verdict.outcome) ||
          (expected.includes('not-verified') && verdict.outcome !== 'verified');
        assert.ok(isAgreed, line);
      });
    }
  }
});

interface Row extends Readonly<Record<Policy, readonly string[]>> {
  readonly path: string;
  readonly role: string;
}

function readManifest(): Row[] {
  const [head = '', ...lines] = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n');
  const columns = head.split('\t');
  const at = (line: string, column: string) => line.split('\t')[columns.indexOf(column)] ?? '';
  const outcomes = (text: string) => text.split('|').filter((outcome) => outcome !== '');
  return lines
    .filter((line) => FORMATS.includes(at(line, 'format')))
    .map((line) => ({
      path: at(line, 'path'),
      role: at(line, 'input_role'),
      strict: outcomes(at(line, 'outcome_strict')),
      '1edtech': outcomes(at(line, 'outcome_1edtech')),
    }));
}

/** An assertion that is hosted serves itself. */
async function ownAddress({path, role}: Row, bytes: Uint8Array): Promise<Record<string, string>> {
  if (role !== 'hosted-assertion') return {};
  const {document} = await parse(bytes);
  const verification = document['verify'] as {url?: string} | undefined;
  return Object.fromEntries(
    [document['id'], verification?.url].flatMap((url) => (typeof url === 'string' ? [[url, path]] : [])),
  );
}

function fetchMapped(served: Readonly<Record<string, string>>): FetchDocument {
  const map = JSON.parse(readFileSync(join(folder, 'documents.json'), 'utf8')) as Record<string, string>;
  return async (url) => {
    const prefix = Object.keys(map)
      .filter((candidate) => url.startsWith(candidate))
      .sort((a, b) => b.length - a.length)[0];
    const path =
      served[url] ?? (prefix === undefined ? undefined : join(map[prefix]!, url.slice(prefix.length)));
    if (path === undefined) throw new Error('not mapped');
    return {url, status: 200, mediaType: 'application/json', body: readFileSync(join(folder, path), 'utf8')};
  };
}
