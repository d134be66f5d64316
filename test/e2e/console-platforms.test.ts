/**
 * Course platforms in the console, on a phone: a secret that is said once is never lost to what else goes on, the platform's messages are
 * signed with one, its record store is read.
 */
import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import type {BadgeBackend} from '@pepites/recognition';
import type {Page} from 'playwright-core';
import {LEAD} from '../../packages/server/test/review-world.ts';
import {STRUCTURE as structure} from '../../packages/server/test/world.ts';
import {verdictOfAxe} from './axe.ts';
import {type ConsoleWorld, openConsoleWorld, openScreen} from './console-world.ts';
import {expectText} from './expect.ts';
import {complaintsOf} from './people.ts';

const login = {user: 'lecteur', password: 'un mot de passe'};

describe('course platforms in the console', () => {
  let world: ConsoleWorld;
  let lead: BadgeBackend;
  let store: Server;
  let endpoint: string;
  before(async () => {
    world = await openConsoleWorld();
    lead = await world.client(LEAD);
    const expected = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
    store = createServer(({headers}, response) => {
      if (headers.authorization !== expected) return response.writeHead(401).end();
      const body = JSON.stringify({statements: [], more: ''});
      return response.writeHead(200, {'content-type': 'application/json'}).end(body);
    });
    await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(store.address() as AddressInfo).port}/xapi`;
  });
  after(async () => {
    store.closeAllConnections();
    store.close();
    await world.close();
  });

  const platform = async () => (await lead.platforms.list({structure})).items.find(({id}) => id === 'cours');
  const isTooWide = async (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const addSite = async (page: Page, site: string): Promise<void> => {
    await page.getByLabel('Adresse du site').fill(site);
    await page.getByRole('button', {name: 'Ajouter', exact: true}).first().click();
    await page.getByRole('button', {name: 'Faire ces changements'}).waitFor();
  };

  it('loses no key to a change that is still on its way', async () => {
    const page = await world.comeIn(LEAD);
    const complaints = complaintsOf(page);
    await openScreen(page, 'Sites et cours');
    await addSite(page, 'https://lent.example');
    await page.route('**/definition', async (route) => {
      if (route.request().method() === 'PUT') await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await page.getByRole('button', {name: 'Créer une clé Cours'}).click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
    const key = page.getByLabel('La nouvelle clé', {exact: true});
    await key.waitFor();
    assert.match(await key.inputValue(), /^pep_/);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('gives the screen and the focus back where a change is refused', async () => {
    const page = await world.comeIn(LEAD);
    await openScreen(page, 'Sites et cours');
    await addSite(page, 'https://refuse.example');
    const shown = page.locator('#screen');
    let meanwhile: unknown;
    await page.route('**/definition', async (route) => {
      if (route.request().method() !== 'PUT') return route.continue();
      await page.keyboard.press('Tab');
      const focused = await page.locator('#screen :focus, #nav :focus').count();
      meanwhile = [await shown.getAttribute('aria-busy'), focused];
      return route.fulfill({status: 503, contentType: 'application/json', body: '{"code":"UNAVAILABLE"}'});
    });
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await expectText(page.locator('#problem'), /Le service ne répond pas/);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'problem');
    assert.deepEqual(meanwhile, ['true', 0], 'nothing there could be used');
    assert.equal(await shown.getAttribute('aria-busy'), null);
    await page.getByRole('button', {name: 'Annuler'}).click();
    await page.context().close();
  });

  it('gives the screen back where a call is never answered, and says whether it may be done', async () => {
    const page = await world.comeIn(LEAD);
    await openScreen(page, 'Sites et cours');
    /** Half a minute is a second from here on. */
    await page.evaluate(() => {
      const usual = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = (ms) => usual(ms / 30);
    });
    const silence = async (): Promise<void> => undefined;
    await page.route('**/api-keys', silence);
    await page.getByRole('button', {name: 'Créer une clé Cours'}).click();
    await page.locator('#screen[inert]').waitFor();
    await expectText(page.locator('#problem'), /n’a pas répondu à temps\. C’est peut-être fait : rechargez/);
    assert.equal(await page.locator('#screen').getAttribute('inert'), null);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'problem');
    await page.unroute('**/api-keys', silence);

    await page.route('**/members', silence);
    await page.locator('#nav').getByRole('link', {name: 'Équipe'}).click();
    await expectText(page.locator('#problem'), /met trop de temps à répondre\. Réessayez/);
    await page.unroute('**/members', silence);
    await page.getByRole('button', {name: 'Réessayer', exact: true}).click();
    await page.locator('#screen').getByRole('listitem').first().waitFor();
    assert.equal(await page.locator('#problem').textContent(), '');
    await page.context().close();
  });

  it('says in English, too, that a file took too long', async () => {
    const page = await world.comeIn(LEAD);
    await openScreen(page, 'Fichier');
    await page.evaluate(() => {
      document.documentElement.lang = 'en';
      const usual = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = (ms) => usual(ms / 120);
    });
    await page.route('**/definition/file', async () => undefined);
    await page.getByRole('button', {name: 'Télécharger le fichier'}).click();
    await expectText(page.locator('#problem'), /takes too long to answer\. Try again/);
    await page.context().close();
  });

  it('keeps what is shown once, whatever is done on the screen, until it is copied', async () => {
    const page = await world.comeIn(LEAD);
    await openScreen(page, 'Sites et cours');
    await page.getByRole('button', {name: 'Créer une clé Cours'}).click();
    const key = page.getByLabel('La nouvelle clé', {exact: true});
    const first = await key.inputValue();
    assert.equal(await key.evaluate((input) => input === document.activeElement), true);
    await addSite(page, 'https://encore.example');
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
    assert.equal(await key.inputValue(), first);
    page.once('dialog', (dialog) => {
      assert.match(dialog.message(), /Un secret est affiché/);
      void dialog.dismiss();
    });
    await page.locator('#nav').getByRole('link', {name: 'Équipe'}).click();
    assert.equal(await key.inputValue(), first);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    await page.getByRole('button', {name: 'Copier La nouvelle clé'}).click();
    await expectText(page.locator('#said'), /Le texte est choisi, copiez-le/);
    const chosen = await key.evaluate((input: HTMLInputElement) =>
      input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
    );
    assert.equal(chosen, first);
    await page.evaluate(() => Reflect.deleteProperty(navigator.clipboard, 'writeText'));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', {name: 'Copier La nouvelle clé'}).click();
    await expectText(page.locator('#said'), /C’est copié\. Collez-le/);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), first);
    await page.getByRole('button', {name: /^C’est copié, cacher/}).click();
    assert.equal(await key.count(), 0);
    await openScreen(page, 'Équipe');
    await page.context().close();
  });

  it('gives a platform the secret that its messages are signed with, and takes it away once asked', async () => {
    const page = await world.comeIn(LEAD, {bypassCSP: true});
    await openScreen(page, 'Sites et cours');
    await page.getByRole('button', {name: 'Créer un secret Cours'}).click();
    await expectText(page.locator('#said'), /Cours a un nouveau secret/);
    const secret = page.getByLabel('Le secret', {exact: true});
    const before = await secret.inputValue();
    assert.match(before, /^whsec_/);
    assert.equal(
      await page.getByLabel('L’adresse où envoyer les messages', {exact: true}).inputValue(),
      `${world.url}/structures/${structure}/platforms/cours/webhook`,
    );
    assert.equal((await platform())?.hasWebhook, true);
    assert.deepEqual(await verdictOfAxe(page), []);
    assert.equal(await isTooWide(page), false);
    const change = page.getByRole('button', {name: 'Changer le secret Cours'});
    await change.click();
    await expectText(page.locator('#screen'), /L’ancien secret ne marchera plus/);
    await change.click();
    await expectText(page.locator('#said'), /Cours a un nouveau secret/);
    assert.equal(await secret.count(), 1, 'the one that is good no more is not shown any more');
    assert.notEqual(await secret.inputValue(), before);
    const remove = page.getByRole('button', {name: 'Retirer le secret Cours'});
    await remove.click();
    assert.equal((await platform())?.hasWebhook, true, 'asked first');
    await remove.click();
    await expectText(page.locator('#said'), /Le secret de Cours ne marche plus/);
    assert.deepEqual([await secret.count(), (await platform())?.hasWebhook], [0, false]);
    await page.context().close();
  });

  it('connects a record store, tries it, says what is wrong, and forgets it once asked', async () => {
    const page = await world.comeIn(LEAD, {bypassCSP: true});
    await openScreen(page, 'Sites et cours');
    await page.getByText('Relier un registre').click();
    const save = page.getByRole('button', {name: 'Enregistrer le registre'});
    await page.getByLabel('Adresse du registre').fill('registre');
    await page.getByLabel('Nom du compte').fill(login.user);
    await page.getByLabel('Mot de passe du compte').fill('un autre');
    await save.click();
    await expectText(page.locator('#screen'), /Écrivez une adresse comme https:\/\/registre\.fr/);
    await page.getByLabel('Adresse du registre').fill(endpoint);
    await page.getByLabel('Lire depuis le').fill('2026-01-05');
    await save.click();
    await expectText(page.locator('#said'), /Le registre de Cours est relié/);
    await expectText(page.locator('#screen'), /Rien ne compte encore/);
    const read = page.getByRole('button', {name: 'Lire maintenant Cours'});
    await read.click();
    await expectText(page.locator('#screen'), /Le registre refuse le compte ou son mot de passe/);
    assert.equal(await read.evaluate((button) => button === document.activeElement), true);
    assert.deepEqual(await verdictOfAxe(page), []);
    assert.equal(await isTooWide(page), false);

    await page.getByText('Modifier le registre').click();
    assert.equal(await page.getByLabel('Lire depuis le').inputValue(), '2026-01-05');
    await page.getByLabel('Nom du compte').fill(login.user);
    await page.getByLabel('Mot de passe du compte').fill(login.password);
    await save.click();
    await expectText(page.locator('#said'), /Le registre de Cours est relié/);
    await read.click();
    await expectText(page.locator('#said'), /Le registre répond/);
    await expectText(page.locator('#screen'), /Ça marche\. Dernière lecture le/);
    await page.getByText('Dire qui écrit dans le registre').click();
    const accounts = page.getByLabel('Les comptes de son serveur');
    const homePage = page.getByLabel('L’adresse des comptes des personnes');
    const see = page.locator('form').filter({has: accounts}).getByRole('button');
    await accounts.fill('https://registre.example/ serveur-cours');
    await homePage.fill('cours');
    await see.click();
    await expectText(page.locator('#screen'), /Écrivez une adresse entière, avec https/);
    await homePage.fill('https://cours.example/');
    await see.click();
    await expectText(page.locator('#screen'), /Changement : la plateforme cours/);
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
    assert.equal(await page.getByText('Rien ne compte encore').count(), 0);
    const {definition} = await lead.definition.get({structure});
    assert.deepEqual(definition.structures[0]?.platforms, [
      {
        ...{id: 'cours', name: {fr: 'Cours'}, badges: ['gestes']},
        authorities: ['https://registre.example/ serveur-cours'],
        learnerHomePage: 'https://cours.example/',
      },
    ]);
    const known = await lead.recordStores.get({structure, platform: 'cours'});
    assert.deepEqual([known.endpoint, known.lastError], [endpoint, undefined]);
    assert.equal(known.readUntil?.slice(0, 10) ?? '', '2026-01-05', 'it went on where it was');
    const remove = page.getByRole('button', {name: 'Ne plus le lire Cours'});
    await remove.click();
    await expectText(page.locator('#screen'), /Ce qui est lu reste/);
    await remove.click();
    await expectText(page.locator('#said'), /Le registre de Cours n’est plus lu/);
    assert.equal((await platform())?.hasRecordStore, false);
    await page.context().close();
  });
});
