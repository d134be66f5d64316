import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {routes} from '@pepites/recognition';
import {
  images,
  makeDefinition,
  openWorld,
  PUBLIC_URL,
  STRUCTURE,
  type TestWorld,
} from '../../../test/world.js';
import {openBackend} from '../../index.js';
import {html} from './html.js';

describe('the backend’s own pages', () => {
  let world: TestWorld;
  let elementsDirectory: string;
  before(async () => {
    elementsDirectory = await mkdtemp(join(tmpdir(), 'pepites-cdn-'));
    await mkdir(join(elementsDirectory, 'chunks'));
    await writeFile(join(elementsDirectory, 'badges.all.js'), 'export {};');
    await writeFile(join(elementsDirectory, 'chunks', 'a-1.js'), 'export {};');
    await writeFile(join(elementsDirectory, 'secret.txt'), 'no');
    world = await openWorld({elementsDirectory});
  });
  after(async () => {
    await world.close();
    await rm(elementsDirectory, {recursive: true, force: true});
  });

  const read = async (path: string) => {
    const reply = await world.fetch(path);
    return {reply, text: await reply.text()};
  };

  it('are French, strict, and without any inline script or style', async () => {
    for (const path of ['/examine', '/verify', '/dev/inbox', '/b/x', '/claims/x']) {
      const {reply, text} = await read(path);
      assert.match(text, /<html lang="fr">/, path);
      assert.doesNotMatch(text, /<style|style="|<script(?![^>]*src=)|\son\w+=/, path);
      const policy = reply.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'.*require-trusted-types-for 'script'/, path);
      assert.doesNotMatch(policy, /unsafe/, path);
    }
    assert.equal((await read('/b/x')).reply.status, 404);
    assert.match((await read('/pages/pages.css')).text, /light-dark/);
  });

  it('name the structure and the backend to the elements', async () => {
    const {text} = await read('/examine');
    assert.ok(text.includes(`<badge-backend backend="${PUBLIC_URL}" structure="${STRUCTURE}">`));
    assert.equal((await read('/examine?structure=x')).reply.status, 404);
  });

  it('escape every word of a definition', async () => {
    const definition = makeDefinition((plain) => {
      const [structure] = plain.structures;
      if (structure) structure.name = `<script>"&'`;
    });
    await world.backend.apply(definition, {images, dryRun: false});
    const {text} = await read('/examine');
    assert.doesNotMatch(text, /<script>"/);
    assert.match(text, /&#60;script&#62;&#34;&#38;&#39;/);
    assert.equal(html`<b>${[html`<i>${'<'}</i>`]}${undefined}</b>`.text, '<b><i>&#60;</i></b>');
  });

  it('serve the elements’ files to every page, and no other file', async () => {
    const {reply} = await read('/elements/badges.all.js');
    assert.equal(reply.headers.get('access-control-allow-origin'), '*');
    assert.equal(reply.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.match(
      (await read('/elements/chunks/a-1.js')).reply.headers.get('cache-control') ?? '',
      /immutable/,
    );
    for (const path of ['secret.txt', '../secret.txt', '..%2fsecret.js', '%2e%2e/x.js', 'x.js', '.js', ''])
      assert.equal((await read(`/elements/${path}`)).reply.status, 404, path);
  });

  it('hide the inbox in production', async () => {
    await world.reopen({isProduction: true});
    assert.equal((await read('/dev/inbox')).reply.status, 404);
    await world.reopen({smtpUrl: 'smtp://localhost:1?from=a@example.org'});
    assert.equal((await read('/dev/inbox')).reply.status, 404);
    await world.reopen();
  });

  it('show the inbox on this machine’s own names only, whatever name leads here', async () => {
    const ask = async (url: string) =>
      (await world.backend.app.fetch(new Request(`${url}/dev/inbox`))).status;
    assert.equal(await ask('http://127.0.0.1:8787'), 200);
    assert.equal(await ask('http://stranger.example:8787'), 404);
    assert.equal(await ask('http://192.168.1.5:8787'), 404);
  });

  it('never show the inbox of a backend with a public address', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-public-'));
    const options = {publicUrl: 'https://badges.example', dataDirectory};
    await assert.rejects(openBackend(options), {code: 'ERR_SMTP_MISSING'});
    const backend = await openBackend({...options, hasTimers: false});
    for (const host of ['https://badges.example', 'http://localhost:8787'])
      assert.equal((await backend.app.fetch(new Request(`${host}/dev/inbox`))).status, 404);
    await backend.close();
    await rm(dataDirectory, {recursive: true, force: true});
  });

  it('publish the contract as OpenAPI 3.1, every route of it', async () => {
    const document = JSON.parse((await read('/openapi.json')).text) as {
      openapi: string;
      paths: Record<
        string,
        Record<string, {operationId: string; security: object[]; parameters: {name: string}[]}>
      >;
    };
    assert.equal(document.openapi, '3.1.0');
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    assert.deepEqual(operations.map(({operationId}) => operationId).sort(), Object.keys(routes).sort());
    const decide = document.paths['/structures/{structure}/requests/{request}/reviews']?.['post'];
    assert.deepEqual(decide?.security, [{session: []}]);
    assert.deepEqual(
      decide.parameters.map(({name}) => name),
      ['structure', 'request', 'Idempotency-Key', 'If-Match'],
    );
    assert.doesNotMatch(JSON.stringify(document), /"\$schema"/);
  });

  it('refuse a body that a form could send, and one that is no JSON', async () => {
    const post = async (type: string, body: string) => {
      const reply = await world.fetch('/verification-documents', {
        method: 'POST',
        headers: {'content-type': type},
        body,
      });
      return ((await reply.json()) as {code: string}).code;
    };
    assert.equal(await post('text/plain', '{"credential":"x"}'), 'BAD_REQUEST');
    assert.equal(await post('application/json', '{'), 'BAD_REQUEST');
    assert.equal(await post('application/json', '{"credential":1}'), 'BAD_REQUEST');
    assert.equal(await post('application/json', '{"credential":"x"}'), 'CREDENTIAL_MALFORMED');
    assert.equal(await post('application/json', `"${'x'.repeat(1_300_000)}"`), 'BAD_REQUEST');
  });
});
