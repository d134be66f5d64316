import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {build} from 'esbuild';
import {exportJWK, generateKeyPair, jwtVerify} from 'jose';
import {createServerClient, signCompletion} from './server.js';

const backend = 'https://badges.example';
const completion = {activity: 'https://cours.example/gestes', passed: true};

describe('createServerClient', () => {
  it('reports a completion with its API key', async () => {
    const sent: [Request, unknown][] = [];
    const {badges} = createServerClient({
      backend,
      apiKey: 'pep_secret',
      fetch: async (request) => {
        sent.push([request, await request.json()]);
        return Response.json({state: 'claimable', claim: 'c'}, {status: 201});
      },
    });
    const outcome = await badges.award({
      structure: 'inae',
      badge: 'gestes',
      learner: {ref: '42'},
      completion,
    });
    assert.deepEqual(outcome, {state: 'claimable', claim: 'c'});
    assert.ok(sent[0]);
    const [request, body] = sent[0];
    assert.equal(request.url, `${backend}/structures/inae/awards`);
    assert.equal(request.headers.get('authorization'), 'Bearer pep_secret');
    assert.deepEqual(body, {badge: 'gestes', learner: {ref: '42'}, completion});
  });

  it('refuses what is not an API key, without repeating it', () => {
    assert.throws(
      () => createServerClient({backend, apiKey: 'eyJhbGciOi'}),
      (error) => error instanceof TypeError && !error.message.includes('eyJ'),
    );
  });
});

describe('signCompletion', () => {
  const input = {
    platform: 'cours-demo',
    backend: `${backend}/`,
    badge: 'gestes',
    learner: {ref: '42'},
    completion,
  };

  for (const alg of ['EdDSA', 'ES256'] as const) {
    it(`makes a token that lives five minutes and is told apart from others (${alg})`, async () => {
      const {publicKey, privateKey} = await generateKeyPair(alg, {extractable: true});
      const now = new Date('2026-03-01T10:00:00Z');
      const key = {...(await exportJWK(privateKey)), kid: 'k1'};
      const tokens = await Promise.all([1, 2].map(() => signCompletion({...input, privateKey: key, now})));
      const [first, second] = await Promise.all(
        tokens.map((token) =>
          jwtVerify(token, publicKey, {audience: backend, issuer: 'cours-demo', currentDate: now}),
        ),
      );
      assert.deepEqual(first?.protectedHeader, {alg, typ: 'JWT', kid: 'k1'});
      const {jti, ...claims} = first.payload;
      assert.deepEqual(claims, {
        iss: 'cours-demo',
        aud: backend,
        sub: '42',
        iat: 1772359200,
        exp: 1772359500,
        badge: 'gestes',
        completion: {...completion, completed: true},
      });
      assert.notEqual(jti, second?.payload.jti);
    });
  }

  it('refuses a public key, a key of another kind, and a completion that is none', async () => {
    const ed = await generateKeyPair('EdDSA', {extractable: true});
    const rsa = await generateKeyPair('RS256', {extractable: true});
    const privateKey = await exportJWK(ed.privateKey);
    await assert.rejects(signCompletion({...input, privateKey: await exportJWK(ed.publicKey)}), /public key/);
    await assert.rejects(signCompletion({...input, privateKey: await exportJWK(rsa.privateKey)}), /Ed25519/);
    await assert.rejects(
      signCompletion({...input, privateKey, completion: {activity: 'a', scaled: 80}}),
      TypeError,
    );
  });
});

describe('a page’s build', () => {
  const bundle = (contents: string) =>
    build({
      stdin: {contents, resolveDir: import.meta.dirname},
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      platform: 'browser',
      conditions: ['source'],
      logLevel: 'silent',
    });

  it('fails with a sentence when it imports the server door', async () => {
    await assert.rejects(
      bundle(`import {createServerClient} from '@pepites/sdk/server.js'; createServerClient({});`),
      /An API key must never reach a web page: .* use createBadgeClient of @pepites\/sdk/,
    );
    await assert.rejects(bundle(`await import('@pepites/sdk/server.js');`), /must never reach a web page/);
  });

  it('takes the other door, with no trace of keys in it', async () => {
    const {outputFiles} = await bundle(`export * from '@pepites/sdk';`);
    const text = outputFiles[0]?.text ?? '';
    assert.match(text, /Bearer /);
    assert.doesNotMatch(text, /pep_|privateKey|importJWK/);
  });
});
