/** The budgets of the design, in bytes after minification and gzip, and what must never be in an eager bundle. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {weigh} from '../support/bundle.ts';
import {loadUsualVerification} from '../support/usual-verification.ts';

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
  {
    what: '<badge-review> with Lit',
    entry: 'packages/elements/src/badge-review/badge-review.ts',
    maxBytes: 20_000,
  },
  {
    what: '<badge-designer> with Lit',
    entry: 'packages/elements/src/badge-designer/badge-designer.ts',
    maxBytes: 20_000,
  },
  {
    what: '<badge-request> with Lit',
    entry: 'packages/elements/src/badge-request/badge-request.ts',
    maxBytes: 20_000,
  },
  {
    what: '<badge-catalog> with Lit',
    entry: 'packages/elements/src/badge-catalog/badge-catalog.ts',
    maxBytes: 12_000,
  },
  {
    what: '<badge-supporters> with Lit',
    entry: 'packages/elements/src/badge-supporters/badge-supporters.ts',
    maxBytes: 12_000,
  },
  {
    what: '<badge-share> with Lit',
    entry: 'packages/elements/src/badge-share/badge-share.ts',
    maxBytes: 14_500,
  },
  {
    what: '<badge-sign-in> with Lit',
    entry: 'packages/elements/src/badge-sign-in/badge-sign-in.ts',
    maxBytes: 11_000,
  },
  {
    what: '<badge-wall> with Lit',
    entry: 'packages/elements/src/badge-wall/badge-wall.ts',
    maxBytes: 13_000,
  },
  {
    what: 'layout of a pathway',
    entry: 'packages/recognition/src/pathways/layout/layout-pathway.ts',
    maxBytes: 3_800,
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

  it('reading a badge: nothing of its verification at once', async () => {
    const {eagerModules} = await weigh('packages/credentials/src/index.ts');
    assert.deepEqual(
      eagerModules.filter((path) =>
        /node_modules|credentials\/src\/(?:contexts\/(?!urls)|canonicalize|keys|proofs|jwt|schema|vc11)/.test(
          path,
        ),
      ),
      [],
    );
  });

  it('<badge-designer>: pictures of badges are loaded by theme, and none at once', async (t) => {
    const {eagerModules, eager} = await weigh('packages/elements/src/badge-designer/badge-designer.ts');
    t.diagnostic(`designer: ${eager} bytes`);
    assert.deepEqual(
      eagerModules.filter((path) => /design\/icon-|design\/draw-|sdk\/src/.test(path)),
      [],
    );
    for (const theme of ['trades', 'people']) {
      const {eager: bytes} = await weigh(`packages/elements/src/design/icon-shapes/${theme}.generated.ts`);
      assert.ok(bytes <= 8_000, `${theme}: ${bytes} bytes`);
    }
  });

  it('verifying a usual badge: at most 45,000 bytes, as a page really loads them', async (t) => {
    const browser = await chromium.launch({
      executablePath: await findBrowser(console.log),
      args: browserFlags,
    });
    try {
      const {outcome, loaded} = await loadUsualVerification(browser);
      assert.equal(outcome, 'verified');
      const bytes = loaded.reduce((sum, file) => sum + file.bytes, 0);
      t.diagnostic(`verify: ${bytes} bytes in ${loaded.length} files`);
      assert.ok(bytes <= 45_000, `${bytes} bytes`);
      const modules = loaded.flatMap((file) => file.modules);
      assert.deepEqual(
        modules.filter((path) =>
          /@noble|@transmute|src\/vc11(?:\.ts|\/)|open-badges-3\.generated|security-context|clr\.ts/.test(
            path,
          ),
        ),
        [],
      );
    } finally {
      await browser.close();
    }
  });

  it('the SDK with its HTTP client: at most 10,500 bytes', async (t) => {
    const {eager} = await weigh('packages/sdk/src/index.ts');
    t.diagnostic(`sdk: ${eager} bytes`);
    assert.ok(eager <= 10_500, `${eager} bytes`);
  });

  it('the client of other hosts, with its HTTP client: at most 14,000 bytes, and none of it in the SDK’s own', async (t) => {
    const {eager} = await weigh('packages/sdk/src/credential-host.ts');
    t.diagnostic(`credential host: ${eager} bytes`);
    assert.ok(eager <= 14_000, `${eager} bytes`);
    const {eagerModules} = await weigh('packages/sdk/src/index.ts');
    assert.deepEqual(
      eagerModules.filter((path) => path.includes('credential-host')),
      [],
    );
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
