import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';

import {vectorsFolder} from '../../test/support.js';
import {loadContext} from './registry.js';

const OB = 'https://purl.imsglobal.org/spec/ob/v3p0';

describe('loadContext', () => {
  it('has every context that badges of today name', async () => {
    for (const url of [
      'https://www.w3.org/ns/credentials/v2',
      'https://www.w3.org/2018/credentials/v1',
      'https://w3id.org/security/data-integrity/v1',
      'https://w3id.org/security/data-integrity/v2',
      `${OB}/context.json`,
      `${OB}/context-3.0.1.json`,
      `${OB}/context-3.0.2.json`,
      `${OB}/context-3.0.3.json`,
      `${OB}/extensions.json`,
      'https://www.w3.org/ns/credentials/undefined-terms/v2',
      'https://www.w3.org/ns/credentials/examples/v2',
      'https://www.w3.org/ns/credentials/status/v1',
      'https://w3id.org/vc/status-list/2021/v1',
      'https://w3id.org/security/suites/ed25519-2020/v1',
      'https://w3id.org/security/suites/jws-2020/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/dcc/v1',
      'https://purl.imsglobal.org/spec/clr/v2p0/context.json',
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    ]) {
      const context = await loadContext(url);
      assert.ok(context && '@context' in context, url);
    }
  });

  it('has nothing for the names of object members, nor for other addresses', async () => {
    for (const url of ['constructor', '__proto__', 'https://evil.example/']) {
      assert.equal(await loadContext(url), undefined);
    }
  });

  const folder = vectorsFolder();
  const skip = folder === undefined && 'no folder of test files (PEPITES_VECTORS)';
  it('says of records what the published files say', {skip}, async () => {
    const bundle = join(folder ?? '', 'contexts/1edtech-validator-bundle');
    for (const [url, file] of [
      ['https://purl.imsglobal.org/spec/clr/v2p0/context.json', 'clr-v2p0.json'],
      ['https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', 'clr-v2p0-2.0.1.json'],
    ] as const) {
      const published = JSON.parse(readFileSync(join(bundle, file), 'utf8')) as object;
      assert.deepEqual(expanded(await loadContext(url)), expanded(published));
    }
  });
});

/** The prefixes that a context defines for itself written out: two spellings of one definition become the same. */
function expanded(context: unknown): unknown {
  const prefixes = {
    'obi:': [
      'https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#',
      'https://purl.imsglobal.org/spec/vc/ob/vocab.html#',
    ],
    'cred:': ['https://www.w3.org/2018/credentials#'],
  };
  let text = JSON.stringify(context);
  for (const [prefix, namespaces] of Object.entries(prefixes)) {
    for (const namespace of namespaces)
      text = text.replaceAll(new RegExp(`"${namespace}(?=[A-Za-z])`, 'g'), `"${prefix}`);
  }
  return JSON.parse(text);
}
