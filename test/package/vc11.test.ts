/** The engine of VC 1.1's linked-data proofs, as it is built: what is in it, and what it answers in Node and on a strict page. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {gzipSync} from 'node:zlib';
import {chromium, type Browser} from 'playwright-core';
import {
  badgeOfVc11,
  generateTestKey,
  inputOf,
  loadContext,
  signByVcJs,
  signIndependently,
  type SuiteName,
} from '../../packages/credentials/test/linked-data-vectors.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {root} from '../support/command.ts';

const packaged = join(root, 'packages/credentials/dist/vc11.js');
const onCdn = join(root, 'packages/elements/dist/cdn/vc11.js');
const MAX_BYTES = 115_000;

/** What a verification gets, without the function that loads contexts: it can be sent to a page. */
interface Vector {
  readonly name: string;
  readonly input: object;
  /** What `verifyLinkedDataProof` returns, or the code of the error. */
  readonly expected: string;
}

async function makeVectors(): Promise<readonly Vector[]> {
  const badge = badgeOfVc11();
  const kinds: readonly (readonly [SuiteName, string])[] = [
    ['JsonWebSignature2020', 'EdDSA'],
    ['JsonWebSignature2020', 'ES256'],
    ['JsonWebSignature2020', 'PS256'],
    ['Ed25519Signature2018', 'EdDSA'],
  ];
  const vectors = kinds.map(async ([suite, algorithm]): Promise<Vector[]> => {
    const key = await generateTestKey(algorithm);
    // vc.js has no RSA.
    const sign = algorithm === 'PS256' ? signIndependently : signByVcJs;
    const proof = await sign(badge, suite, key);
    const of = (what: string, changes: object, expected: string): Vector => {
      const {loadContext: _, ...input} = inputOf({...badge, ...changes}, proof, key);
      return {name: `${suite} ${algorithm} ${what}`, input, expected};
    };
    return [
      of('as signed', {}, 'true'),
      of('changed', {name: 'Com’un gans'}, 'false'),
      of('with an undefined term', {invented: 1}, 'ERR_TERM_UNDEFINED'),
      of('with a foreign context', {'@context': ['https://evil.example/']}, 'ERR_CONTEXT_UNKNOWN'),
    ];
  });
  return (await Promise.all(vectors)).flat();
}

const vectors = await makeVectors();
const expected = Object.fromEntries(vectors.map((vector) => [vector.name, vector.expected]));

for (const file of [packaged, onCdn]) {
  describe(file.slice(root.length), () => {
    const text = readFileSync(file, 'utf8');

    it(`weighs at most ${MAX_BYTES} bytes`, (t) => {
      const bytes = gzipSync(text, {level: 9}).length;
      t.diagnostic(`${text.length} characters, ${bytes} bytes compressed`);
      assert.ok(bytes <= MAX_BYTES, `${bytes} bytes`);
    });

    it('makes no code from text, sets no global, reaches no network, and carries no elliptic', () => {
      assert.doesNotMatch(text, /\bnew Function\b|[^.\w]eval\(|[^.\w]Function\(\s*["'`]/);
      assert.doesNotMatch(text, /\b(?:globalThis|window|self|global)\.\w+\s*=(?!=)/);
      assert.doesNotMatch(text, /\bfetch\(|XMLHttpRequest|WebSocket/);
      assert.doesNotMatch(text, /elliptic|secp256k1\.(?:verify|sign)|\bBN\.js/i);
    });

    it('has the licences of what is in it beside it', () => {
      const licences = readFileSync(file.replace(/js$/, 'LICENSES.txt'), 'utf8');
      for (const name of ['@transmute/vc.js 0.7.0-unstable.82 (Apache-2.0)', 'jsonld 5.2.0 (BSD-3-Clause)']) {
        assert.ok(licences.includes(name), name);
      }
    });
  });
}

describe('@pepites/credentials/vc11.js', () => {
  it('imports this package’s own modules, and no other', () => {
    const imports = [...readFileSync(packaged, 'utf8').matchAll(/^import[^"]*"([^"]+)"|\bfrom"([^"]+)"/g)];
    assert.ok(imports.length > 0);
    for (const [, bare = '', named = ''] of imports) assert.match(bare || named, /^\.\/[\w/-]+\.js$/);
  });

  it('has types that name nobody else’s package', () => {
    const dist = join(root, 'packages/credentials/dist');
    for (const file of ['vc11.d.ts', 'vc11/linked-data-proof.d.ts', 'contexts/vc11-contexts.d.ts']) {
      const types = readFileSync(join(dist, file), 'utf8');
      assert.doesNotMatch(types, /from '[^.]|import\(/, file);
    }
    assert.doesNotMatch(readFileSync(join(dist, 'vc11.d.ts'), 'utf8'), /transmute/);
  });

  it('answers in Node, with the errors of the package', async () => {
    const before = Object.getOwnPropertyNames(globalThis);
    const {verifyLinkedDataProof} = (await import(pathToFileURL(packaged).href)) as Engine;
    const {CredentialError} = (await import(
      pathToFileURL(packaged.replace(/vc11\.js$/, 'errors.js')).href
    )) as {CredentialError: new () => Error & {code: string}};
    const answers: Record<string, string> = {};
    for (const {name, input} of vectors) {
      answers[name] = await verifyLinkedDataProof({...input, loadContext}).then(String, (error: unknown) => {
        assert.ok(error instanceof CredentialError);
        return error.code;
      });
    }
    assert.deepEqual(answers, expected);
    assert.deepEqual(Object.getOwnPropertyNames(globalThis), before);
  });
});

interface Engine {
  readonly verifyLinkedDataProof: (input: object) => Promise<boolean>;
}

const POLICY =
  "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

describe('vc11.js of the CDN, on a page with a strict policy', () => {
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(() => browser.close());

  it('answers, breaks no rule of the page, and leaves nothing on it', async (t) => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
      '/': ['text/html', '<!doctype html><title>vc11</title><script type="module" src="/page.js"></script>'],
      '/page.js': ['text/javascript', await pageScript()],
      '/vc11.js': ['text/javascript', readFileSync(onCdn, 'utf8')],
    };
    await page.route('**/*', async (route) => {
      const path = new URL(route.request().url()).pathname;
      const [contentType, body] = files[path] ?? [];
      if (contentType === undefined || body === undefined) {
        if (path !== '/favicon.ico') problems.push(`asked for ${path}`);
        await route.fulfill({status: 404});
      } else {
        await route.fulfill({contentType, body, headers: {'content-security-policy': POLICY}});
      }
    });
    await page.goto('https://page.example/');
    const report = page.locator('html[data-report]');
    await report.waitFor({state: 'attached'});
    const {answers, globals, violations, ms} = JSON.parse(
      (await report.getAttribute('data-report')) ?? '{}',
    ) as {answers: object; globals: string[]; violations: string[]; ms: number[]};
    t.diagnostic(`loaded in ${ms[0]} ms, first answer in ${ms[1]} ms`);
    assert.deepEqual(answers, expected);
    assert.deepEqual(globals, []);
    assert.deepEqual(violations, []);
    assert.deepEqual(problems, []);
    await page.close();
  });
});

/** Runs every vector on the page and writes what came out, and what changed on the page, into an attribute. */
async function pageScript(): Promise<string> {
  const contexts: Record<string, object | undefined> = {};
  for (const url of badgeOfVc11()['@context'] as string[]) contexts[url] = await loadContext(url);
  return `
    const vectors = ${JSON.stringify(vectors)};
    const contexts = new Map(Object.entries(${JSON.stringify(contexts)}));
    const loadContext = async (url) => contexts.get(url);
    const violations = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    const names = () => [...Object.getOwnPropertyNames(globalThis), ...Object.getOwnPropertySymbols(globalThis).map(String)];
    const before = new Set(names());
    const ms = [performance.now()];
    const {verifyLinkedDataProof} = await import('/vc11.js');
    ms.push(performance.now());
    const answers = {};
    for (const {name, input} of vectors) {
      answers[name] = await verifyLinkedDataProof({...input, loadContext}).then(
        String,
        (error) => (error.name === 'CredentialError' ? error.code : String(error)),
      );
      if (ms.length === 2) ms.push(performance.now());
    }
    const globals = names().filter((name) => !before.has(name));
    const times = [Math.round(ms[1] - ms[0]), Math.round(ms[2] - ms[1])];
    document.documentElement.dataset.report = JSON.stringify({answers, globals, violations, ms: times});
  `;
}
