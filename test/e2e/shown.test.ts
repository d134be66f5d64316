/** A partner's page on a phone, with a real backend: somebody supports in one step, is on the list, leaves it; then asks for a badge. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {serve} from '@pepites/server';
import {chromium, type Browser, type Locator, type Page} from 'playwright-core';
import sharp from 'sharp';
import {images, makeDefinition, STRUCTURE} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundlePage} from '../support/bundle.ts';
import {freePort} from '../support/free-port.ts';
import {onLoopback} from '../support/on-loopback.ts';
import {expectText, textOf} from './expect.ts';
import {openBackend} from './open-backend.ts';
import {answerQuestions, complaintsOf, sendRequest, signIn, tick} from './people.ts';

describe('a partner’s page with supporters and a catalogue, at 360 px', () => {
  const closing: (() => Promise<unknown>)[] = [];
  let backendUrl: string;
  let siteUrl: string;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    backendUrl = `http://localhost:${port}`;
    const files = await bundlePage('test/e2e/shown-page.ts');
    const site = await onLoopback((request, response) => {
      const file = files.get(request.url ?? '/');
      response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src 'self'; connect-src ${backendUrl}; img-src ${backendUrl} blob:; media-src blob:; require-trusted-types-for 'script'; trusted-types lit-html`,
      );
      response.end(
        file?.contents ??
          `<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><title>Partenaire</title>
          <badge-backend backend="${backendUrl}" structure="${STRUCTURE}">
            <badge-supporters badge="soutien"><ul><li>Odile</li></ul></badge-supporters>
            <badge-catalog></badge-catalog>
          </badge-backend>
          <script type="module" src="/shown-page.js"></script></html>`,
      );
    });
    siteUrl = site.url;
    const backend = await openBackend({publicUrl: backendUrl, dataDirectory: join(folder, 'data')});
    const definition = makeDefinition((plain) => {
      plain.structures[0]?.origins.push(site.url);
      const soutien = plain.structures[0]?.badges.find(({id}) => id === 'soutien');
      Object.assign(soutien?.['process'] ?? {}, {recipients: ['person', 'organisation']});
    });
    await backend.apply(definition, {images, dryRun: false});
    const listening = await serve(backend, {port});
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
    const context = await browser.newContext({locale: 'fr-FR', viewport: {width: 360, height: 780}});
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    complaints = complaintsOf(page);
    closing.push(
      () => browser.close(),
      () => listening.close(),
      () => backend.close(),
      () => site.close(),
      () => rm(folder, {recursive: true, force: true}),
    );
  });
  after(async () => {
    for (const close of closing) await close();
  });

  const supporters = (): Locator => page.locator('badge-supporters');
  const catalog = (): Locator => page.locator('badge-catalog');
  const card = (name: string): Locator => catalog().getByRole('listitem').filter({hasText: name}).first();
  const press = (where: Locator, name: string | RegExp): Promise<void> =>
    where.getByRole('button', {name}).first().click();
  /** What anybody sees, who is not signed in. */
  const listed = async (): Promise<string[]> => {
    const reply = await fetch(`${backendUrl}/structures/${STRUCTURE}/badges/soutien/supporters`);
    const {items} = (await reply.json()) as {items: {name: string}[]};
    return items.map(({name}) => name);
  };

  it('shows that nobody is listed yet, and what can be earned', async () => {
    await page.goto(siteUrl);
    await expectText(supporters(), /La liste est encore vide/);
    await expectText(
      catalog(),
      /Badge un[\s\S]*Demandé avec des preuves[\s\S]*Badge soutien[\s\S]*Donné tout de suite/,
    );
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  });

  it('supports in one step, and is shown only once they have said so', async () => {
    await press(supporters(), 'Je soutiens');
    const dialog = supporters().locator('dialog');
    await press(dialog, 'Avoir ce badge');
    await signIn(dialog.locator('badge-sign-in'), backendUrl, 'sami@example.org');
    const name = dialog.getByLabel('Votre nom');
    await expectText(supporters(), /Comment vous appelez-vous|Voulez-vous apparaître/);
    if (await name.count()) {
      await name.fill('Sami B.');
      await press(dialog, /Envoyer ma demande|Avoir ce badge/);
    }
    await expectText(supporters(), /Merci ! Vous nous soutenez[\s\S]*Voulez-vous apparaître dans la liste/);
    assert.deepEqual(await listed(), []);
    const agree = supporters().getByRole('checkbox');
    assert.equal(await agree.isChecked(), false);
    await supporters().getByLabel('Le nom à montrer').fill('Sami du Val');
    await press(supporters(), 'Apparaître dans la liste');
    await expectText(supporters(), /Cochez la case pour apparaître/);
    await tick(agree);
    await press(supporters(), 'Apparaître dans la liste');
    await expectText(supporters(), /Une personne nous soutient[\s\S]*Sami du Val/);
    await expectText(supporters().getByRole('list').last(), /Sami du Val/);
    assert.deepEqual(await listed(), ['Sami du Val']);
  });

  it('leaves the list, and gives the badge back', async () => {
    await press(supporters(), 'Ne plus apparaître');
    await expectText(supporters(), /Votre nom n’est plus dans la liste/);
    await expectText(supporters(), /La liste est encore vide/);
    assert.deepEqual(await listed(), []);
    await press(supporters(), 'Rendre le badge');
    await press(supporters(), 'Oui, rendre le badge');
    await expectText(supporters(), /Vous avez rendu le badge/);
    await expectText(supporters(), /Je soutiens/);
  });

  it('supports on behalf of an organisation, with its website and its logo', async () => {
    await press(supporters(), 'Soutenir au nom d’une organisation');
    await supporters().getByLabel('Le nom de l’organisation').fill('Boulangerie Ali');
    await supporters().getByLabel('Son site internet').fill('www.ali.example');
    const logo = await sharp({create: {width: 300, height: 300, channels: 3, background: '#c00'}})
      .png()
      .toBuffer();
    await supporters()
      .getByLabel('Choisir un logo')
      .setInputFiles({name: 'logo.png', mimeType: 'image/png', buffer: logo});
    await expectText(supporters(), /Logo choisi : logo\.png/);
    await tick(supporters().getByRole('checkbox', {name: /Je peux parler/}));
    await tick(supporters().getByRole('checkbox', {name: /tout le monde voie/}));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await press(supporters(), 'Donner notre soutien');
    await expectText(supporters(), /Merci ! Boulangerie Ali nous soutient/);
    await expectText(supporters(), /Une organisation nous soutient/);
    const link = supporters().getByRole('link', {name: 'Boulangerie Ali'});
    assert.equal(await link.getAttribute('href'), 'https://www.ali.example/');
    const shown = supporters().locator('.supporter img');
    assert.match((await shown.getAttribute('src')) ?? '', /\/organisations\/[-\da-f]+\/logo$/);
    await shown.evaluate(async (image: HTMLImageElement) => image.decode());
    assert.deepEqual(await listed(), ['Boulangerie Ali']);
  });

  it('asks for a badge of the catalogue, and its card says so', async () => {
    await press(card('Badge deux'), 'Demander');
    const request = catalog().locator('dialog badge-request');
    await answerQuestions(request, async (question) => {
      if (/Racontez/.test(question)) await request.getByRole('textbox').first().fill('J’ai rangé l’atelier.');
    });
    await sendRequest(request, 'Sami B.');
    await press(catalog().locator('dialog'), 'Fermer');
    await expectText(card('Badge deux'), /Demande envoyée/);
    assert.doesNotMatch(await textOf(card('Badge un')), /Demande envoyée/);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  });

  it('did all that under a strict policy', () => {
    assert.deepEqual(complaints, []);
  });
});
