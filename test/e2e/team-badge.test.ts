/** A badge of a structure, from its first line to somebody who holds it: composed on a phone, proposed, published, asked for, examined, signed, true. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {verify} from '@pepites/credentials/verify.js';
import {parse} from '@pepites/credentials';
import {type Backend, serve} from '@pepites/server';
import {chromium, type Browser, type Page} from 'playwright-core';
import sharp from 'sharp';
import {images, makeDefinition, STRUCTURE} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {root} from '../support/command.ts';
import {freePort} from '../support/free-port.ts';
import type {LoopbackServer} from '../support/on-loopback.ts';
import {DesignerPage, designerSite} from './designer-page.ts';
import {ExaminerDesk} from './examiner-desk.ts';
import {expectText} from './expect.ts';
import {openBackend} from './open-backend.ts';
import {answerQuestions, complaintsOf, sendRequest, signIn, tick} from './people.ts';

const phone = {locale: 'fr-FR', viewport: {width: 360, height: 740}} as const;
const manager = 'malo@trois-saules.example';
const lead = 'lea@trois-saules.example';
const plum = [0x6b, 0x2e, 0x57];
const fir = [0x1e, 0x5a, 0x45];

describe('a badge that a structure makes', () => {
  let folder: string;
  let backend: Backend;
  let backendUrl: string;
  let listening: Awaited<ReturnType<typeof serve>>;
  let site: LoopbackServer;
  let browser: Browser;
  const complaints: string[][] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    backendUrl = `http://localhost:${port}`;
    site = await designerSite(backendUrl, STRUCTURE, () => 'purpose="structure"');
    backend = await openBackend({
      publicUrl: backendUrl,
      dataDirectory: join(folder, 'data'),
      elementsDirectory: join(root, 'packages/elements/dist/cdn/'),
    });
    const definition = makeDefinition(({structures: [structure]}) => {
      structure?.origins.push(site.url);
      structure?.staff?.push(
        {email: lead, name: 'Léa', roles: ['lead']},
        {email: manager, name: 'Malo', roles: ['manager']},
      );
    });
    await backend.apply(definition, {images, dryRun: false});
    listening = await serve(backend, {port});
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await site.close();
    await listening.close();
    await backend.close();
    await rm(folder, {recursive: true, force: true});
  });

  const newPage = async (address: string): Promise<Page> => {
    const page = await (await browser.newContext(phone)).newPage();
    page.setDefaultTimeout(15_000);
    complaints.push(complaintsOf(page));
    await page.goto(address);
    return page;
  };
  const colourAt = async (image: Buffer, top: number): Promise<number[]> => {
    const pixel = sharp(image).resize(600).extract({left: 300, top, width: 1, height: 1});
    return [...(await pixel.raw().toBuffer())].slice(0, 3);
  };
  const bytesOf = async (url: string): Promise<Buffer> =>
    Buffer.from(await (await fetch(new URL(url, backendUrl))).arrayBuffer());
  const badgeOf = async (id: string) => {
    const reply = await fetch(`${backendUrl}/structures/${STRUCTURE}/badges/${id}`);
    return (await reply.json()) as {imageUrl: string; version: number; name: {fr: string}};
  };

  let isBroken = false;
  const step = (name: string, act: () => Promise<void>): void => {
    it(name, async () => {
      assert.ok(!isBroken, 'an earlier step failed');
      isBroken = true;
      await act();
      isBroken = false;
    });
  };

  step(
    'is composed and proposed by a manager at 360 px; a draft survives a reload on their own device',
    async () => {
      const page = await newPage(site.url);
      const person = new DesignerPage(page);
      await person.shows(/Créer un badge de la structure\s+Étape 1 sur 3/);
      await person.open('Couleur du fond');
      await person.choose('Violet prune');
      await person.shows(/Cet appareil est à vous/);
      await person.press('Oui, il est à moi');
      await person.shows(/Brouillon gardé 14 jours sur cet appareil/);
      await person.press('Continuer');
      await person.press('Continuer');
      await person.shows(/Écrivez un titre/);
      assert.deepEqual(await person.violations(), []);
      await person.write('Titre du badge', 'Je répare des vélos');
      await person.write('Ce badge montre que…', 'La personne remet un vélo en état.');
      await person.write('Pour l’avoir, il faut', 'Changer une chambre à air.\nRégler les freins.');
      // Kept a moment after the last letter.
      await page.waitForFunction(() => Object.values(localStorage).join().includes('freins'));
      await page.reload();
      await person.shows(/Voici votre brouillon/);
      await person.press('Continuer');
      assert.equal(await person.designer.getByLabel('Titre du badge').inputValue(), 'Je répare des vélos');
      assert.equal(await person.isTooWide(), false);
      await person.press('Continuer');
      await signIn(person.designer.locator('badge-sign-in'), backendUrl, manager);
      await person.press('Proposer ce badge');
      await person.shows(/Votre badge est proposé/);
      assert.deepEqual(await person.violations(), []);
      assert.equal(await page.evaluate(() => Object.values(localStorage).join().includes('freins')), false);
      await page.context().close();
    },
  );

  step('is taken up by the lead, who publishes it', async () => {
    const page = await newPage(site.url);
    const person = new DesignerPage(page);
    await person.shows(/Étape 1 sur 3/);
    await person.press('Ouvrir un badge déjà commencé');
    await signIn(person.designer.locator('badge-sign-in'), backendUrl, lead);
    await person.shows(/À publier\s+Je répare des vélos/);
    assert.deepEqual(await person.violations(), []);
    await person.press('Reprendre : Je répare des vélos');
    await person.shows(/Étape 1 sur 3/);
    await person.press('Continuer');
    await person.press('Continuer');
    await person.shows(/On le demande avec une preuve/);
    await person.press('Publier le badge');
    await person.shows(/Le badge est publié/);
    assert.deepEqual(await person.violations(), []);
    await page.context().close();
    assert.deepEqual(
      await colourAt(await bytesOf((await badgeOf('je-repare-des-velos')).imageUrl), 110),
      plum,
    );
  });

  let holder: Page;
  step('is asked for with <badge-request>', async () => {
    holder = await newPage(`${site.url}/demande/je-repare-des-velos`);
    const request = holder.locator('badge-request');
    await expectText(request, /Je répare des vélos/);
    await signIn(holder.locator('badge-sign-in').first(), backendUrl, 'sami@example.org');
    await answerQuestions(request, async (question) => {
      assert.match(question, /Racontez ou montrez/);
      await tick(request.getByRole('radio', {name: 'J’écris'}));
      await request.getByRole('textbox').fill('Douze vélos cet été.');
    });
    await sendRequest(request, 'Sami B.');
  });

  step('is examined against its criteria', async () => {
    const page = await (await browser.newContext({locale: 'fr-FR'})).newPage();
    page.setDefaultTimeout(15_000);
    const desk = new ExaminerDesk(page, backendUrl);
    await desk.comeIn(STRUCTURE, 'driss@trois-saules.example');
    await desk.open('Sami');
    await desk.reads(/Changer une chambre à air[\s\S]*Régler les freins/);
    await desk.prepare('Oui');
    await desk.send();
    await desk.reads(/Réponse envoyée|Aucune demande/);
    await page.context().close();
  });

  let signed = '';
  let credentialUrl = '';
  step('is signed, true, and has its drawing', async () => {
    await expectText(holder.locator('badge-request'), /badge/i);
    const token = await holder.evaluate(
      () => document.querySelector('badge-backend')?.context.session?.token ?? '',
    );
    for (let tries = 0; credentialUrl === '' && tries < 100; tries++) {
      const reply = await fetch(`${backendUrl}/structures/${STRUCTURE}/me/awards`, {
        headers: {authorization: `Bearer ${token}`, origin: site.url},
      });
      const {items} = (await reply.json()) as {items: {credentialUrl?: string}[]};
      credentialUrl = items[0]?.credentialUrl ?? '';
      if (credentialUrl === '') await new Promise((resolve) => setTimeout(resolve, 100));
    }
    signed = await (await fetch(credentialUrl)).text();
    const {outcome} = await verify(signed, {
      now: new Date(),
      fetchDocument: async (url) => {
        const reply = await fetch(url);
        const mediaType = reply.headers.get('content-type') ?? '';
        return {url, status: reply.status, mediaType, body: await reply.text()};
      },
    });
    assert.equal(outcome, 'verified');
    const {view} = await parse(signed);
    assert.deepEqual(
      [view.name, await colourAt(await bytesOf(view.imageUrl ?? ''), 110)],
      ['Je répare des vélos', plum],
    );
    await holder.context().close();
  });

  step('is changed by the lead as a new version; the badge that was given keeps its picture', async () => {
    const page = await newPage(site.url);
    const person = new DesignerPage(page);
    await person.press('Ouvrir un badge déjà commencé');
    await signIn(person.designer.locator('badge-sign-in'), backendUrl, lead);
    await person.press('Reprendre : Je répare des vélos');
    await person.shows(/Vous changez ce badge/);
    await person.open('Couleur du fond');
    await person.choose('Vert sapin');
    await person.press('Continuer');
    await person.press('Continuer');
    await person.press('Publier le badge');
    await person.shows(/Le badge est publié/);
    const {imageUrl, version} = await badgeOf('je-repare-des-velos');
    assert.deepEqual([version, await colourAt(await bytesOf(imageUrl), 110)], [2, fir]);
    assert.equal(await (await fetch(credentialUrl)).text(), signed);
    const {view} = await parse(signed);
    assert.deepEqual(await colourAt(await bytesOf(view.imageUrl ?? ''), 110), plum);
    await page.context().close();
    assert.deepEqual(complaints.flat(), []);
  });
});
