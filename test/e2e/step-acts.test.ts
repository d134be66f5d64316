/** What a person does with the badge of an opened step, on their structure’s site, with a real backend: take, see the evidence, share. */
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {parse} from '@pepites/credentials';
import {type Backend, openBackend, serve} from '@pepites/server';
import type {BadgeBackendElement} from '@pepites/elements';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import sharp from 'sharp';
import {images, makeDefinition, STRUCTURE} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundlePage} from '../support/bundle.ts';
import {freePort} from '../support/free-port.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {expectText, textOf} from './expect.ts';
import {complaintsOf, signIn, tick} from './people.ts';

describe('a person and the badge of a step that they open', () => {
  let folder: string;
  let backend: Backend;
  let backendUrl: string;
  let listening: Awaited<ReturnType<typeof serve>>;
  let site: LoopbackServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  /** Methods and paths of what the page has asked the backend, below the structure. */
  const asked: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    backendUrl = `http://localhost:${port}`;
    const files = await bundlePage('test/e2e/step-acts-page.ts');
    site = await onLoopback((request, response) => {
      const file = files.get(request.url ?? '/');
      response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src 'self'; connect-src ${backendUrl}; img-src ${backendUrl} blob:; media-src blob:; require-trusted-types-for 'script'; trusted-types lit-html`,
      );
      response.end(
        file?.contents ??
          `<!doctype html><html lang="fr"><title>Les Trois Saules</title>
          <badge-backend backend="${backendUrl}" structure="${STRUCTURE}">
            <badge-sign-in></badge-sign-in><badge-pathway pathway="parcours"></badge-pathway>
          </badge-backend>
          <script type="module" src="/step-acts-page.js"></script></html>`,
      );
    });
    backend = await openBackend({publicUrl: backendUrl, dataDirectory: join(folder, 'data')});
    const definition = makeDefinition(({structures: [structure]}) => {
      structure?.origins.push(site.url);
      const key = structure?.badges.find(({id}) => id === 'cle');
      Object.assign(key?.['process'] ?? {}, {offer: 'ask'});
      const course = {id: 'gestes', kind: 'badge', badge: 'gestes', optional: true};
      structure?.pathways?.[0]?.steps.push(course);
    });
    await backend.apply(definition, {images, dryRun: false});
    listening = await serve(backend, {port});
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
    context = await browser.newContext({
      locale: 'fr-FR',
      viewport: {width: 1280, height: 900},
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = await context.newPage();
    page.setDefaultTimeout(8000);
    complaints = complaintsOf(page);
    page.on('request', (request) => {
      const {pathname} = new URL(request.url());
      const rest = pathname.split(`/structures/${STRUCTURE}/`)[1];
      if (rest !== undefined && request.method() !== 'OPTIONS')
        asked.push(`${request.method()} ${rest.replaceAll(/[0-9a-f-]{36}/g, ':id')}`);
    });
  });
  after(async () => {
    await browser.close();
    await site.close();
    await listening.close();
    await backend.close();
    await rm(folder, {recursive: true, force: true});
  });

  const pathway = () => page.locator('badge-pathway');
  const sheet = () => pathway().locator('dialog');
  const press = (name: string) => sheet().getByRole('button', {name}).click();

  /** The person asks for both badges, with words and a photo; the examiner says yes, on a page of their own. */
  async function earnBoth(): Promise<void> {
    const photo = await sharp({create: {width: 64, height: 48, channels: 3, background: '#8d8576'}})
      .jpeg()
      .toBuffer();
    const ids = await page.evaluate(
      async ([structure, bytes]) => {
        const provider = document.querySelector('badge-backend') as BadgeBackendElement;
        const client = await provider.context.client();
        const file = await client.files.upload({
          structure,
          file: new Blob([Uint8Array.from(bytes)], {type: 'image/jpeg'}),
        });
        const ids: string[] = [];
        for (const badge of ['un', 'deux']) {
          const answers = [
            {question: 'reussite', text: `J’ai rangé l’atelier pour ${badge}.`},
            ...(badge === 'un' ? [{question: 'photo', files: [file.id]}] : []),
          ];
          const requestId = crypto.randomUUID();
          await client.requests.submit({
            structure,
            requestId,
            badge,
            answers,
            consent: true,
            displayName: 'Sami B.',
          });
          ids.push(requestId);
        }
        return ids;
      },
      [STRUCTURE, [...photo]] as const,
    );
    const desk = await (await browser.newContext({locale: 'fr-FR'})).newPage();
    await desk.goto(site.url);
    await signIn(desk.locator('badge-sign-in'), backendUrl, 'nadege@trois-saules.example');
    await desk.locator('badge-pathway ol').waitFor();
    await desk.waitForFunction(
      () => (document.querySelector('badge-backend') as BadgeBackendElement).context.session !== undefined,
    );
    await desk.evaluate(
      async ([structure, requests]) => {
        const provider = document.querySelector('badge-backend') as BadgeBackendElement;
        const client = await provider.context.client();
        for (const request of requests) {
          const {version, revision} = await client.requests.get({structure, request});
          await client.reviews.decide({
            structure,
            request,
            version,
            revision,
            answer: 'yes',
            criteriaMet: [0, 1],
            noConflict: true,
          });
        }
      },
      [STRUCTURE, ids] as const,
    );
    await desk.context().close();
  }

  it('earns two badges, and is offered the key badge', async () => {
    await page.goto(site.url);
    await signIn(page.locator('badge-sign-in'), backendUrl, 'sami@example.org');
    await expectText(pathway(), /0 badge obtenu sur 2/);
    await earnBoth();
    await page.evaluate(() => {
      (document.querySelector('badge-backend') as BadgeBackendElement).context.notifyChange();
    });
    await expectText(pathway(), /2\s*badges obtenus sur 2/);
    await expectText(pathway(), /Votre badge-clé vous attend[\s\S]*À prendre maintenant/);
  });

  it('sees the evidence that they sent, and nothing is asked before', async () => {
    asked.length = 0;
    await pathway().getByRole('button', {name: 'Badge un', exact: true}).click();
    await expectText(sheet(), /Ce que ce badge montre[\s\S]*Je viens à l’heure/);
    assert.deepEqual(asked, []);
    await press('Voir mes preuves');
    await expectText(sheet(), /Voici 2\s*preuves\.[\s\S]*Racontez\.[\s\S]*J’ai rangé l’atelier pour un\./);
    await sheet().getByRole('img', {name: 'Ma photo'}).waitFor();
    assert.ok(
      await sheet()
        .getByRole('img', {name: 'Ma photo'})
        .evaluate(async (image: HTMLImageElement) => {
          await image.decode();
          return image.naturalWidth > 0;
        }),
    );
    assert.doesNotMatch(await textOf(sheet()), /pour deux/);
  });

  it('shares the badge by the link that it has, and as an image that is the badge', async () => {
    asked.length = 0;
    await press('Partager mon badge');
    await expectText(sheet(), /Votre lien est prêt/);
    assert.deepEqual([...asked].sort(), ['GET awards/:id/shares', 'GET me/awards']);
    await press('Copier le lien');
    await expectText(sheet(), /Le lien est copié/);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(await sheet().getByLabel('Mon lien').inputValue(), link);
    const shown = await (await fetch(link)).text();
    assert.match(shown, /Badge un/);
    assert.doesNotMatch(shown, /Sami B\.|rangé/);
    const downloading = page.waitForEvent('download');
    await sheet().getByRole('link', {name: 'Télécharger mon badge'}).click();
    const download = await downloading;
    assert.equal(download.suggestedFilename(), 'un.png');
    const {container, view} = await parse(new Uint8Array(await readFile(await download.path())));
    assert.deepEqual([container, view.name], ['png', 'Badge un']);
  });

  it('makes a link that shows the evidence too, and ends it', async () => {
    await tick(sheet().getByRole('radio', {name: 'Le badge, mon nom et mes preuves'}));
    asked.length = 0;
    await press('Faire mon lien');
    await expectText(sheet(), /Votre lien est prêt/);
    assert.deepEqual(asked, ['POST awards/:id/shares']);
    const link = await sheet().getByLabel('Mon lien').inputValue();
    assert.match(await (await fetch(link)).text(), /Sami B\.[\s\S]*J’ai rangé l’atelier pour un/);
    const linkedIn = await sheet()
      .getByRole('link', {name: /LinkedIn/})
      .getAttribute('href');
    assert.equal(new URL(linkedIn ?? '').searchParams.get('certUrl'), link);
    await press('Arrêter ce lien');
    await expectText(sheet(), /Ce lien ne montre plus rien/);
    const ended = await fetch(link);
    assert.equal(ended.status, 410);
    assert.doesNotMatch(await ended.text(), /rangé/);
    await press('Fermer');
  });

  it('leaves the key badge for later, then takes it: the path moves on by itself', async () => {
    await pathway().getByRole('button', {name: 'Badge cle', exact: true}).click();
    await expectText(sheet(), /Les badges qu’il faut[\s\S]*Badge un[\s\S]*Voulez-vous le prendre/);
    await press('Pas maintenant');
    await expectText(sheet(), /D’accord\. Vous pourrez le prendre plus tard/);
    await expectText(pathway().locator('[data-step=cle]'), /À prendre quand vous voulez/);
    await press('Prendre ce badge');
    await expectText(sheet(), /C’est fait\. Votre badge arrive/);
    await press('Fermer');
    await expectText(pathway().locator('[data-step=cle]'), /Obtenu le/);
    await expectText(pathway(), /Bravo\s*! Vous avez le badge-clé/);
  });

  it('sees what a course asks for, and what is done of it', async () => {
    await pathway().getByRole('button', {name: 'Badge gestes', exact: true}).click();
    await press('Voir ce que j’ai fait');
    await expectText(sheet(), /Vous avez fait 0\s*chose sur 1/);
    await expectText(sheet(), /Réussir le cours \(au moins 80\s*%\)\s+\(Pas encore\)/);
    await press('Fermer');
  });

  it('did all that under a strict policy', () => {
    assert.deepEqual(complaints, []);
  });
});
