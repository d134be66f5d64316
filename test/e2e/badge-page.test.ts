/** The public page of a badge in a browser: with and without JavaScript, narrow and wide, light and dark, on paper, in a frame. */
import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import jsQr from 'jsqr';
import {chromium, type Browser, type BrowserContextOptions, type Page} from 'playwright-core';
import sharp from 'sharp';
import {type Listening, serve} from '@pepites/server';
import {opus} from '../../packages/server/test/recordings.ts';
import {images, openWorld, PAGE, type TestWorld} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {fileURLToPath} from 'node:url';
import {freePort} from '../support/free-port.ts';
import {verdictOfAxe} from './axe.ts';
import {expectText, textOf} from './expect.ts';
import {complaintsOf} from './people.ts';

const elementsDirectory = fileURLToPath(new URL('../../packages/elements/dist/cdn/', import.meta.url));
const readQr = jsQr as unknown as typeof jsQr.default;

describe('the public page of a badge', () => {
  let world: TestWorld;
  let server: Listening;
  let browser: Browser;
  let elsewhere: Server;
  let frame = '';
  let url: string;

  before(async () => {
    const port = await freePort();
    world = await openWorld({publicUrl: `http://localhost:${port}`, elementsDirectory});
    assert.ok(images.size > 0);
    server = await serve(world.backend, {port, hostname: '127.0.0.1'});
    const {token} = await world.signIn('sami@example.org');
    const {token: examiner} = await world.signIn('driss@trois-saules.example');
    const send = async (bytes: Buffer, type: string) =>
      (await world.ask('files.upload', {file: new Blob([Uint8Array.from(bytes)], {type})}, {token})).value.id;
    const photo = sharp({create: {width: 300, height: 200, channels: 3, background: '#8a5'}}).jpeg();
    const answers = [
      {question: 'reussite', text: 'J’ai réparé un vélo.'},
      {question: 'photo', files: [await send(await photo.toBuffer(), 'image/jpeg')]},
    ];
    assert.ok(await send(opus(), 'audio/ogg'));
    const wish = {requestId: crypto.randomUUID(), badge: 'un', answers, consent: true, displayName: 'Sami'};
    const {value: request} = await world.ask('requests.submit', wish, {token, origin: PAGE});
    await world.accept({token: examiner}, request.id);
    await world.backend.drainOutbox();
    const award = (await world.ask('me.awards', {}, {token})).value.items[0]?.id ?? '';
    ({url} = (await world.ask('shares.create', {award, scope: 'evidence'}, {token})).value);
    const oembed = await world.fetch(`/oembed?url=${encodeURIComponent(url)}`);
    frame = ((await oembed.json()) as {html: string}).html;
    elsewhere = createServer((_, response) =>
      response.writeHead(200, {'content-type': 'text/html'}).end(`<!doctype html><body>${frame}</body>`),
    ).listen(0, '127.0.0.1');
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    elsewhere.close();
    await server.close();
    await world.close();
  });

  const open = async (options: BrowserContextOptions = {}, address = url): Promise<Page> => {
    const context = await browser.newContext({
      locale: 'fr-FR',
      viewport: {width: 360, height: 740},
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    await page.goto(address, {waitUntil: 'networkidle'});
    return page;
  };

  it('is read without JavaScript', async () => {
    const page = await open({javaScriptEnabled: false});
    const text = await page.locator('main').innerText();
    for (const words of [
      'Le badge de Sami',
      'Ce badge est vrai et valable.',
      'Donné par Les Trois Saules',
      'J’ai réparé un vélo.',
    ])
      assert.ok(text.includes(words), words);
    assert.ok(!text.includes('Copier'), 'no button that does nothing');
    await page.context().close();
  });

  it('says the same with it, without a complaint of the browser’s', async () => {
    const page = await open();
    const complaints = complaintsOf(page);
    await page.reload({waitUntil: 'networkidle'});
    await expectText(page.locator('badge-display'), /Ce badge est vrai/);
    const photo = page.locator('.photo');
    await photo.scrollIntoViewIfNeeded();
    await page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('.photo')?.naturalWidth === 300,
    );
    assert.match(await textOf(page.locator('.sharing')), /Copier l’adresse/);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('has nothing that axe finds, and nothing beside the screen', async () => {
    for (const width of [320, 360, 1280])
      for (const colorScheme of ['light', 'dark'] as const) {
        // Only for axe, which comes as a script of nobody's.
        const page = await open({viewport: {width, height: 740}, colorScheme, bypassCSP: true});
        await expectText(page.locator('badge-display'), /Ce badge est vrai/);
        assert.deepEqual(await verdictOfAxe(page), [], `${width} ${colorScheme}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} of ${width} pixels`);
        await page.context().close();
      }
  });

  it('leads to itself by its QR code, also in the dark', async () => {
    const page = await open({colorScheme: 'dark', deviceScaleFactor: 2});
    const {data, info} = await sharp(await page.locator('.qr').screenshot())
      .ensureAlpha()
      .raw()
      .toBuffer({resolveWithObject: true});
    assert.equal(readQr(new Uint8ClampedArray(data), info.width, info.height)?.data, url);
    await page.context().close();
  });

  it('is printed on one sheet where no evidence is shown', async () => {
    const {token} = await world.signIn('sami@example.org');
    const award = (await world.ask('me.awards', {}, {token})).value.items[0]?.id ?? '';
    const {value} = await world.ask('shares.create', {award, scope: 'full'}, {token});
    for (const javaScriptEnabled of [true, false]) {
      const page = await open({javaScriptEnabled}, value.url);
      const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1);
      await page.emulateMedia({media: 'print'});
      const text = await page.locator('main').innerText();
      assert.ok(
        text.includes(value.url) && text.includes('Ce badge est vrai et valable.'),
        'the address in clear',
      );
      assert.doesNotMatch(text, /Partager|Télécharger/);
      await page.context().close();
    }
  });

  it('stands in somebody else’s page, in a frame without a script', async () => {
    const {port} = elsewhere.address() as AddressInfo;
    const page = await open({}, `http://127.0.0.1:${port}/`);
    const text = await page.frameLocator('iframe').locator('main').innerText();
    assert.match(text, /Badge un[\s\S]*Donné par Les Trois Saules[\s\S]*Ce badge est vrai et valable\./);
    assert.doesNotMatch(text, /Sami/);
    await page.context().close();
  });
});
