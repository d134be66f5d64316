import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

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
});
