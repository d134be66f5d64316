/** Signing in on a page that the structure does not know: a real browser, two origins, the pop-up between them. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {type Backend, serve} from '@pepites/server';
import {chromium, type Browser, type Page} from 'playwright-core';
import {images, makeDefinition, STRUCTURE} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {expectText} from './expect.ts';
import {openBackend} from './open-backend.ts';
import {codeFor, complaintsOf} from './people.ts';

/** What a partner’s page does without the elements: opens the pop-up, hears its answer, calls the backend. */
const script = `
  const backend = document.body.dataset.backend;
  const state = crypto.randomUUID();
  let token;
  addEventListener('message', (event) => {
    if (event.origin !== backend || event.data.state !== state) return;
    token = event.data.session?.token;
    document.querySelector('#heard').textContent = event.data.type + ' ' + (event.data.session?.scopes ?? '');
  });
  document.querySelector('#open').addEventListener('click', () => {
    const query = new URLSearchParams({structure: '${STRUCTURE}', origin: location.origin, state});
    open(backend + '/sign-in?' + query, 'pepites', 'popup,width=480,height=720');
  });
  window.ask = async (method, path, body) => {
    const headers = {...(token && {authorization: 'Bearer ' + token}), ...(body && {'content-type': 'application/json'})};
    try {
      const reply = await fetch(backend + '/structures/${STRUCTURE}/' + path, {method, headers, body: body && JSON.stringify(body)});
      const text = await reply.text();
      return {status: reply.status, ...(text && {value: JSON.parse(text)})};
    } catch (error) {
      return {status: 0};
    }
  };
`;

type Answer = {status: number; value?: Record<string, unknown>};

describe('the pop-up', () => {
  let folder: string;
  let backend: Backend;
  let listening: Awaited<ReturnType<typeof serve>>;
  let partner: LoopbackServer;
  let browser: Browser;
  let backendUrl: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    backendUrl = `http://localhost:${port}`;
    backend = await openBackend({publicUrl: backendUrl, dataDirectory: join(folder, 'data')});
    await backend.apply(makeDefinition(), {images, dryRun: false});
    listening = await serve(backend, {port});
    partner = await onLoopback((request, response) => {
      const isScript = request.url === '/page.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src 'self'; connect-src ${backendUrl}`,
      );
      response.end(
        isScript
          ? script
          : `<!doctype html><html lang="fr"><title>Partenaire</title><body data-backend="${backendUrl}"><button id="open">Me connecter</button><p id="heard"></p><script type="module" src="/page.js"></script></body></html>`,
      );
    });
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await partner.close();
    await listening.close();
    await backend.close();
    await rm(folder, {recursive: true, force: true});
  });

  const ask = (page: Page, method: string, path: string, body?: object): Promise<Answer> =>
    page.evaluate(
      async ([m, p, b]) => (window as unknown as {ask: (...all: unknown[]) => Promise<Answer>}).ask(m, p, b),
      [method, path, body] as const,
    );
  const openPopUp = async (page: Page): Promise<Page> => {
    const [popUp] = await Promise.all([page.waitForEvent('popup'), page.click('#open')]);
    return popUp;
  };
  const signIn = async (popUp: Page, email: string): Promise<void> => {
    await popUp.getByLabel('Votre adresse mail').fill(email);
    await popUp.getByRole('button', {name: 'Recevoir un code'}).click();
    await popUp.getByLabel('Le code du message').fill(await codeFor(backendUrl, email));
    await popUp.getByRole('button', {name: 'Me connecter'}).click();
  };

  it('tells the person who asks and for what, and gives that page, and no other, a session for itself', async () => {
    const page = await browser.newPage();
    await page.goto(partner.url);
    assert.equal((await ask(page, 'GET', 'me')).status, 401);
    const popUp = await openPopUp(page);
    const complaints = complaintsOf(popUp);
    await expectText(popUp.locator('main'), new RegExp(`Le site ${partner.url} veut savoir qui vous êtes`));
    await signIn(popUp, 'nadege@trois-saules.example');
    await expectText(popUp.locator('#consent'), /Bonjour Nadège[\s\S]*demander des badges pour vous/);
    const closed = popUp.waitForEvent('close');
    await popUp.getByRole('button', {name: 'Oui, je suis d’accord'}).click();
    await closed;
    await expectText(page.locator('#heard'), /pepites:session request:own,progress:own/);
    assert.deepEqual(complaints, []);
    const me = await ask(page, 'GET', 'me');
    assert.deepEqual([me.status, me.value?.['displayName'], me.value?.['roles']], [200, 'Nadège', []]);
    assert.equal(me.value?.['email'], undefined);
    const badge = {requestId: crypto.randomUUID(), badge: 'soutien'};
    assert.equal((await ask(page, 'POST', 'requests', badge)).status, 201);
    assert.equal((await ask(page, 'GET', 'pathways/parcours/progress')).status, 200);
    // What is for the structure's own pages the browser does not even send: the preflight is refused.
    assert.equal((await ask(page, 'GET', 'reviews')).status, 0);
    assert.equal((await ask(page, 'GET', 'me/methods')).status, 0);
    await page.close();
  });

  it('gives nothing when the person says no', async () => {
    const page = await browser.newPage();
    await page.goto(partner.url);
    const popUp = await openPopUp(page);
    await signIn(popUp, 'sami@example.org');
    const closed = popUp.waitForEvent('close');
    await popUp.getByRole('button', {name: 'Non', exact: true}).click();
    await closed;
    await expectText(page.locator('#heard'), /^pepites:refused $|^pepites:refused$/);
    assert.equal((await ask(page, 'GET', 'me')).status, 401);
    await page.close();
  });

  it('says nothing to a page that named another origin than its own', async () => {
    const page = await browser.newPage();
    await page.goto(partner.url);
    const [popUp] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(
        ([url, structure]) => {
          const query = new URLSearchParams({structure, origin: 'https://trusted.example', state: 'x'});
          window.addEventListener('message', ({data}: MessageEvent) => {
            document.title = JSON.stringify(data);
          });
          window.open(`${url}/sign-in?${query.toString()}`);
        },
        [backendUrl, STRUCTURE] as const,
      ),
    ]);
    await expectText(popUp.locator('main'), /Le site https:\/\/trusted\.example veut/);
    await signIn(popUp, 'lina@example.org');
    const closed = popUp.waitForEvent('close');
    await popUp.getByRole('button', {name: 'Oui, je suis d’accord'}).click();
    await closed;
    await page.waitForTimeout(300);
    assert.equal(await page.title(), 'Partenaire');
    await page.close();
  });
});

describe('a code on paper', () => {
  it('is printed once, opens an account and finds its way back by e-mail', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const backend = await openBackend({publicUrl: url, dataDirectory: join(folder, 'data')});
    const listening = await serve(backend, {port});
    const browser = await chromium.launch({
      executablePath: await findBrowser(console.log),
      args: browserFlags,
    });
    try {
      await backend.apply(makeDefinition(), {images, dryRun: false});
      const call = async (path: string, body: object, token?: string) => {
        const reply = await fetch(`${url}/structures/${STRUCTURE}/${path}`, {
          method: 'POST',
          headers: {'content-type': 'application/json', ...(token && {authorization: `Bearer ${token}`})},
          body: JSON.stringify(body),
        });
        return (await reply.json()) as Record<string, string>;
      };
      const email = 'nadege@trois-saules.example';
      await call('sign-in/codes', {email});
      const {token} = await call('sign-in/sessions', {email, code: await codeFor(url, email)});
      const people = [{displayName: 'Amadou'}, {displayName: 'Awa'}];
      const sheet = (await call('claim-codes/batches', {people}, token)) as unknown as {
        sheetUrl: string;
        items: {address: string}[];
      };
      const page = await browser.newPage();
      const complaints = complaintsOf(page);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(sheet.sheetUrl);
      await expectText(page.locator('#cards'), /Amadou[\s\S]*Awa/);
      assert.equal(new URL(page.url()).hash, '');
      const drawn = await page
        .locator('img')
        .first()
        .evaluate((image) => (image as HTMLImageElement).naturalWidth);
      assert.ok(drawn > 0);
      const pdf = await page.pdf({format: 'A4'});
      assert.ok(pdf.length > 1000);
      await page.goto('about:blank');
      await page.goto(sheet.sheetUrl);
      await expectText(page.locator('main'), /déjà été ouverte/);

      await page.goto(sheet.items[0]?.address ?? '');
      assert.equal(new URL(page.url()).hash, '');
      await page.getByRole('button', {name: 'Entrer'}).click();
      await expectText(page.locator('#welcome'), /Bonjour Amadou/);
      await page.getByLabel('Votre adresse mail').last().fill('amadou@example.org');
      await page.locator('#new-email-form button').click();
      await page.locator('#new-code').fill(await codeFor(url, 'amadou@example.org'));
      await page.getByRole('button', {name: 'Ajouter cette adresse'}).click();
      await expectText(page.locator('#added'), /C’est fait/);
      assert.deepEqual(complaints, []);
      const fragment = new URL(sheet.sheetUrl).hash.slice(1);
      assert.ok(
        asked.every((address) => !address.includes(`/${fragment}`) && !/[?&].*badge-code/.test(address)),
      );
    } finally {
      await browser.close();
      await listening.close();
      await backend.close();
      await rm(folder, {recursive: true, force: true});
    }
  });
});
