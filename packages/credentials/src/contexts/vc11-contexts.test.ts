import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {createCanonicalizer} from '../canonicalize/canonicalize.js';
import {loadContext} from './registry.js';
import {CREDENTIALS_V1} from './urls.js';
import {VC11_CONTEXT_LOADERS} from './vc11-contexts.js';

describe('VC11_CONTEXT_LOADERS', () => {
  it('loads the contexts of the two suites, and what those name', async () => {
    for (const [url, load] of VC11_CONTEXT_LOADERS) {
      const context = await load();
      assert.ok(context && '@context' in context, url);
    }
  });

  it('has nothing that already ships', async () => {
    for (const url of [CREDENTIALS_V1, 'https://www.w3.org/ns/credentials/v2']) {
      assert.equal(VC11_CONTEXT_LOADERS.has(url), false);
    }
  });

  it('defines both suites with each context that may name them', async () => {
    const canonicalize = createCanonicalizer(
      async (url) => (await VC11_CONTEXT_LOADERS.get(url)?.()) ?? (await loadContext(url)),
    );
    const quads = async (context: string[], type: string) =>
      canonicalize({
        '@context': context,
        type,
        created: '2023-06-01T08:00:00Z',
        verificationMethod: 'https://inae.example/issuers/1#key-1',
        proofPurpose: 'assertionMethod',
      });
    const jws2020 = await quads(
      // It leaves `type` itself to the context of VC 1.1.
      [CREDENTIALS_V1, 'https://w3id.org/security/suites/jws-2020/v1'],
      'JsonWebSignature2020',
    );
    const byCredentials = await quads([CREDENTIALS_V1], 'Ed25519Signature2018');
    assert.equal(jws2020.replaceAll('JsonWebSignature2020', 'Ed25519Signature2018'), byCredentials);
    for (const context of [
      'https://w3id.org/security/suites/ed25519-2018/v1',
      'https://w3id.org/security/v2',
    ]) {
      assert.equal(await quads([context], 'Ed25519Signature2018'), byCredentials, context);
    }
  });
});
