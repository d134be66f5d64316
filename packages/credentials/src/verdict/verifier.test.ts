import assert from 'node:assert/strict';
import {before, beforeEach, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';

import {warningsOf} from '../../test/open-badges-2.js';
import {createTestIssuer, fetchFrom, NOW, type TestIssuer, verdictLine} from '../../test/support.js';
import {CredentialError} from '../errors.js';
import {generateSigningKey, importSigningKey, signCredential} from '../sign.js';
import {statusEntry} from '../status.js';
import type {FetchDocument, JsonObject, VerifierOptions} from '../types.js';
import {createVerifier, preload} from '../verify.js';

describe('createVerifier', () => {
  let issuer: TestIssuer;
  let badges: JsonObject[];
  let asked: string[];
  let now: Date;
  before(async () => {
    issuer = await createTestIssuer();
    badges = await Promise.all(
      Array.from({length: 12}, async (_, n) => issuer.issue({id: `${issuer.id}/badges/${n}`})),
    );
  });
  beforeEach(() => {
    asked = [];
    now = NOW;
  });
  const engine = (options: Partial<VerifierOptions> = {}) => {
    const fetchDocument: FetchDocument = (url, limits) => {
      asked.push(url);
      return fetchFrom(issuer.web)(url, limits);
    };
    return createVerifier({fetchDocument, clock: () => now, ...options});
  };

  it('asks for each document once, also when many badges need it at the same time', async () => {
    const {verifyAll} = engine();
    const verdicts = await verifyAll(badges);
    assert.deepEqual(new Set(verdicts.map(verdictLine)), new Set(['verified']));
    assert.deepEqual(asked.sort(), [issuer.id, issuer.listUrl].sort());
  });

  it('asks again for lists after a minute, for keys after five, and for what failed at once', async () => {
    const {verify} = engine();
    const [badge = {}] = badges;
    await verify(badge);
    now = new Date(NOW.getTime() + 61_000);
    await verify(badge);
    assert.deepEqual(asked, [issuer.id, issuer.listUrl, issuer.listUrl]);
    now = new Date(NOW.getTime() + 301_000);
    await verify(badge);
    assert.equal(asked.filter((url) => url === issuer.id).length, 2);
    const list = issuer.web.get(issuer.listUrl) ?? '';
    issuer.web.delete(issuer.listUrl);
    now = new Date(NOW.getTime() + 400_000);
    assert.equal((await verify(badge)).outcome, 'undetermined');
    issuer.web.set(issuer.listUrl, list);
    assert.equal((await verify(badge)).outcome, 'verified');
  });

  it('loads its parts ahead without a question, whatever it is given', async () => {
    const [badge = {}] = badges;
    for (const text of [JSON.stringify(badge), '{"proof": [1, {"type": "?"}], "@context": 5}', 'x', '', '{}'])
      await preload(text);
    assert.deepEqual(asked, []);
    assert.equal((await engine().verify(badge)).outcome, 'verified');
  });

  it('tells of each verdict with its place, and returns them in order', async () => {
    const changed = badges.map((badge, n) => (n % 3 === 0 ? {...badge, name: 'Changed'} : badge));
    const told: string[] = [];
    const verdicts = await engine().verifyAll(changed, {
      concurrency: 3,
      onVerdict: (verdict, index) => told.push(`${index} ${verdict.outcome}`),
    });
    const expected = changed.map((_, n) => (n % 3 === 0 ? 'refused' : 'verified'));
    assert.deepEqual(
      verdicts.map(({outcome}) => outcome),
      expected,
    );
    assert.deepEqual(told.sort(), expected.map((outcome, n) => `${n} ${outcome}`).sort());
  });

  it('stops when the caller aborts', async () => {
    const controller = new AbortController();
    let count = 0;
    const running = engine().verifyAll(badges, {
      concurrency: 1,
      signal: controller.signal,
      onVerdict: () => {
        if (++count === 2) controller.abort(new Error('left the page'));
      },
    });
    await assert.rejects(running, /left the page/);
    assert.equal(count, 2);
  });

  it('stops a fetch that nobody waits for any more, and no other', async () => {
    const stopped: string[] = [];
    const [badge = {}] = badges;
    const {verify} = engine({
      fetchDocument: (url, {signal}) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            stopped.push(url);
            reject(new Error('stopped'));
          });
        }),
    });
    const first = new AbortController();
    const second = new AbortController();
    const runs = [verify(badge, {signal: first.signal}), verify(badge, {signal: second.signal})];
    const settled = Promise.allSettled(runs);
    await new Promise((resolve) => setTimeout(resolve, 20));
    first.abort();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(stopped, []);
    second.abort();
    await settled;
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(stopped.sort(), [issuer.id, issuer.listUrl].sort());
  });

  it('says which limit a document hit', async () => {
    const [badge = {}] = badges;
    const limits = [
      ['ERR_TOO_LARGE', 'LIMIT_BYTES'],
      ['ERR_TOO_MANY_REDIRECTS', 'LIMIT_REDIRECTS'],
    ] as const;
    for (const [error, code] of limits) {
      const {verify} = engine({
        fetchDocument: (url, bounds) => {
          if (url === issuer.listUrl) return Promise.reject(new CredentialError(error, 'too much'));
          return fetchFrom(issuer.web)(url, bounds);
        },
      });
      assert.equal(verdictLine(await verify(badge)), `undetermined status:unknown:${code}`);
    }
    const huge = engine({
      fetchDocument: async (url, bounds) =>
        url === issuer.listUrl
          ? {url, status: 200, mediaType: '', body: 'x'.repeat(2_000_001)}
          : fetchFrom(issuer.web)(url, bounds),
    });
    assert.equal(verdictLine(await huge.verify(badge)), 'undetermined status:unknown:LIMIT_BYTES');
  });

  it('recognises by the call’s list, else by its own', async () => {
    const [badge = {}] = badges;
    const {verify} = engine({recognisedIssuers: [issuer.id]});
    const code = async (call?: {recognisedIssuers: string[]}) =>
      (await verify(badge, call)).checks.find(({id}) => id === 'recognised')?.code;
    assert.equal(await code(), 'ISSUER_RECOGNISED');
    assert.equal(await code({recognisedIssuers: []}), 'ISSUER_NOT_RECOGNISED');
  });

  it('says the same of the same badge, whichever document comes first', async () => {
    const other = await createTestIssuer('https://other.example/issuers/1');
    const {seed, publicKeyMultibase} = await generateSigningKey();
    const key = await importSigningKey({seed, verificationMethod: `${issuer.id}#${publicKeyMultibase}`});
    const credentialStatus = statusEntry({listId: other.listUrl, index: 7, purpose: 'revocation'});
    const badge = await signCredential(issuer.badge({credentialStatus}), {key, created: NOW});
    const judge = async (slow: string) =>
      engine({
        policy: '1edtech',
        async fetchDocument(url, bounds) {
          if (url === slow) await wait(30);
          return fetchFrom(other.web)(url, bounds);
        },
      }).verify(badge);
    const verdict = await judge(issuer.id);
    assert.deepEqual(warningsOf(verdict), ['KEY_SELF_ASSERTED', 'STATUS_LIST_NOT_OF_ISSUER']);
    assert.deepEqual(await judge(other.listUrl), verdict);
  });
});
