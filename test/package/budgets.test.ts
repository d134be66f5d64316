/** The budgets of the design, in bytes after minification and gzip, and what must never be in an eager bundle. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {weigh} from '../support/bundle.ts';

const heavy = /node_modules\/(?:jsonld|rdf-canonize|@noble|jose|@digitalbazaar|@digitalcredentials|ky)\//;

const budgets = [
  {
    what: '<badge-display> with Lit',
    entry: 'packages/elements/src/badge-display/badge-display.ts',
    maxBytes: 12_000,
  },
  {
    what: '<badge-pathway> with Lit',
    entry: 'packages/elements/src/badge-pathway/badge-pathway.ts',
    maxBytes: 13_000,
  },
  {what: 'parse', entry: 'packages/credentials/src/index.ts', maxBytes: 6_000},
] as const;

describe('bundle budgets', () => {
  for (const {what, entry, maxBytes} of budgets) {
    it(`${what}: at most ${maxBytes} bytes at once, without cryptography or network`, async (t) => {
      const weight = await weigh(entry);
      t.diagnostic(`${what}: ${weight.eager} bytes at once, ${weight.lazy} on demand`);
      assert.deepEqual(
        weight.eagerModules.filter((path) => heavy.test(path)),
        [],
      );
      assert.ok(weight.eager <= maxBytes, `${weight.eager} bytes`);
    });
  }

  it('verifying a usual badge: at most 45,000 bytes', async (t) => {
    const {eager} = await weigh('packages/credentials/src/verify.ts');
    t.diagnostic(`verify: ${eager} bytes`);
    assert.ok(eager <= 45_000, `${eager} bytes`);
  });

  it('the SDK with its HTTP client: at most 10,500 bytes', async (t) => {
    const {eager} = await weigh('packages/sdk/src/index.ts');
    t.diagnostic(`sdk: ${eager} bytes`);
    assert.ok(eager <= 10_500, `${eager} bytes`);
  });

  it('the JSON Schema of badges, on demand: at most 12,000 bytes', async (t) => {
    const {eager} = await weigh('packages/credentials/src/schema/validate-open-badge.ts');
    t.diagnostic(`schema: ${eager} bytes`);
    assert.ok(eager <= 12_000, `${eager} bytes`);
  });

  it('the data model of credentials: at most 1,500 bytes, with the dates and types that it reads', async (t) => {
    const {eager} = await weigh('packages/credentials/src/schema/vc-data-model.ts');
    t.diagnostic(`data model: ${eager} bytes`);
    assert.ok(eager <= 1_500, `${eager} bytes`);
  });
});
