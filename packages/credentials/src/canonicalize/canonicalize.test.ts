/// <reference path="../../test/oracles.d.ts" />
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';

import jsonld from 'jsonld';

import {createTestIssuer, vectorsFolder} from '../../test/support.js';
import {loadContext} from '../contexts/registry.js';
import {CREDENTIALS_V2} from '../contexts/urls.js';
import type {JsonObject} from '../types.js';
import {createCanonicalizer} from './canonicalize.js';

/** jsonld by its front door, without any of our short cuts; its messages of failure do not count. */
async function plainJsonld(document: JsonObject): Promise<string> {
  const documentLoader = async (url: string) => {
    const context = await loadContext(url);
    if (!context) throw new Error('not shipped');
    return {contextUrl: null, documentUrl: url, document: context, tag: 'static'};
  };
  return jsonld.canonize(document, {algorithm: 'RDFC-1.0', safe: true, base: null, documentLoader});
}

const outcome = async (run: Promise<string>) => run.catch(() => 'refused');

describe('createCanonicalizer', () => {
  const canonicalize = createCanonicalizer();

  it('agrees with plain jsonld on a badge and on every version of it that lacks or repeats a member', async () => {
    const issuer = await createTestIssuer();
    const badge = structuredClone(issuer.badge());
    const variants: JsonObject[] = [badge];
    for (const name of Object.keys(badge)) {
      const {[name]: member, ...rest} = badge;
      variants.push(rest, {...badge, [name]: [member, member].flat()}, {...badge, nested: {[name]: member}});
      variants.push({...badge, evidence: [{id: badge['id'], type: ['Evidence'], [name]: member}]});
    }
    for (const variant of variants) {
      assert.equal(await outcome(canonicalize(variant)), await outcome(plainJsonld(variant)));
    }
  });

  it(
    'agrees with plain jsonld on the foreign files of this machine',
    {skip: vectorsFolder() === undefined && 'no folder'},
    async () => {
      const folder = vectorsFolder() ?? '';
      const rows = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8').split('\n');
      let compared = 0;
      for (const row of rows) {
        const [path = '', , , , , format = ''] = row.split('\t');
        if (!path.endsWith('.json') || !/^(?:ob3|vc2|clr2|statuslist)/.test(format)) continue;
        const {proof: _, ...document} = JSON.parse(readFileSync(join(folder, path), 'utf8')) as JsonObject;
        assert.equal(await outcome(canonicalize(document)), await outcome(plainJsonld(document)), path);
        compared++;
      }
      assert.ok(compared > 50);
    },
  );

  it('gives the same text after a document that failed', async () => {
    const issuer = await createTestIssuer();
    const first = await canonicalize(issuer.badge());
    await assert.rejects(canonicalize({...issuer.badge(), invented: 1}), {code: 'ERR_TERM_UNDEFINED'});
    await assert.rejects(
      canonicalize({'@context': [CREDENTIALS_V2, {name: 'https://evil.example/'}], name: 'x'}),
      {
        code: 'ERR_CANONICALIZATION',
      },
    );
    assert.equal(await canonicalize(issuer.badge()), first);
  });

  it('never fetches a context', async () => {
    await assert.rejects(canonicalize({'@context': 'https://evil.example/', name: 'x'}), {
      code: 'ERR_CONTEXT_UNKNOWN',
    });
  });

  it('refuses half characters, which have no UTF-8 form', async () => {
    const document = {
      '@context': [CREDENTIALS_V2],
      id: 'urn:x:1',
      type: 'VerifiableCredential',
      name: '\ud800',
    };
    await assert.rejects(canonicalize(document), {code: 'ERR_CANONICALIZATION'});
  });

  it('gives up on a graph made to be costly', async () => {
    // Everybody is the parent of everybody, and nobody has a name: each order has to be tried.
    const ids = Array.from({length: 9}, (_, index) => `_:b${index}`);
    const people = ids.map((id) => ({
      id,
      type: ['Profile'],
      parentOrg: ids.filter((other) => other !== id).map((other) => ({id: other})),
    }));
    const {'@context': context} = (await createTestIssuer()).badge();
    const knot = {'@context': context, id: 'urn:x:1', type: ['VerifiableCredential'], issuer: people};
    await assert.rejects(canonicalize(knot), {code: 'ERR_TOO_LARGE'});
  });
});
