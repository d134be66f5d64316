/** A lead makes a passkey in the console, goes, and comes back with it: Chromium, with a device of its own making, on a phone, in French. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {type Backend, serve} from '@pepites/server';
import {type Browser, chromium, type CDPSession, type Page} from 'playwright-core';
import {images, STRUCTURE as structure} from '../../packages/server/test/world.ts';
import {LEAD, reviewDefinition} from '../../packages/server/test/review-world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import {verdictOfAxe} from './axe.ts';
import {expectText} from './expect.ts';
import {openBackend} from './open-backend.ts';
import {complaintsOf, signIn} from './people.ts';

const elementsDirectory = fileURLToPath(new URL('../../packages/elements/dist/cdn/', import.meta.url));

interface Visit {
  readonly page: Page;
  readonly device: CDPSession;
  readonly authenticatorId: string;
}

describe('passkeys of staff in a browser', () => {
  let folder: string;
  let backend: Backend;
  let url: string;
  let listening: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    url = `http://localhost:${port}`;
    backend = await openBackend({publicUrl: url, dataDirectory: join(folder, 'data'), elementsDirectory});
    await backend.apply(reviewDefinition(), {images, dryRun: false});
    listening = await serve(backend, {port});
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await listening.close();
    await backend.close();
    await rm(folder, {recursive: true, force: true});
  });

  const visit = async (bypassCSP = false): Promise<Visit> => {
    const context = await browser.newContext({
      locale: 'fr-FR',
      viewport: {width: 360, height: 740},
      bypassCSP,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const device = await context.newCDPSession(page);
    await device.send('WebAuthn.enable');
    const {authenticatorId} = await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${url}/console?structure=${structure}`);
    return {page, device, authenticatorId};
  };
  const enter = (page: Page) => page.getByRole('button', {name: 'Se connecter avec une clé d’accès'});
  const leave = async (page: Page) => {
    await page.getByRole('button', {name: 'Se déconnecter'}).click();
    await enter(page).waitFor();
  };
  const makeOne = async ({page}: Visit, name: string) => {
    await signIn(page.locator('badge-sign-in'), url, LEAD);
    await page.locator('#nav').getByRole('link', {name: 'Ma connexion'}).click();
    await page.getByLabel('Son nom, pour la reconnaître').fill(name);
    await page.getByRole('button', {name: 'Ajouter une clé d’accès'}).click();
    await expectText(page.locator('#said'), new RegExp(`${name} ouvre maintenant votre compte`));
  };
  const cards = (page: Page) => page.locator('#screen .cards > li');

  it('is made, opens the console again, and opens nothing once it is taken away', async () => {
    const came = await visit();
    const {page} = came;
    const complaints = complaintsOf(page);
    await makeOne(came, 'Mon téléphone');
    await expectText(page.locator('#screen'), /Mon téléphone[\s\S]*Une clé d’accès/);
    await leave(page);
    await enter(page).click();
    await page.locator('#nav').waitFor();
    assert.equal(await enter(page).isVisible(), false);
    await page.locator('#nav').getByRole('link', {name: 'Ma connexion'}).click();
    const mine = cards(page).filter({hasText: 'Mon téléphone'});
    await mine.getByRole('button', {name: 'Retirer Mon téléphone'}).first().click();
    await mine.getByRole('button', {name: 'Retirer Mon téléphone'}).last().click();
    await expectText(page.locator('#said'), /Mon téléphone est retiré/);
    await leave(page);
    await enter(page).click();
    await expectText(page.locator('#problem'), /Cette clé d’accès n’ouvre plus rien ici/);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('is refused when the device counts backwards, and when nobody shows who they are', async () => {
    const came = await visit();
    const {page, device, authenticatorId} = came;
    await makeOne(came, 'Clé de test');
    await leave(page);
    await enter(page).click();
    await page.locator('#nav').waitFor();
    await leave(page);
    const {credentials} = await device.send('WebAuthn.getCredentials', {authenticatorId});
    const [credential] = credentials;
    assert.ok(credential && credential.signCount > 1);
    await device.send('WebAuthn.removeCredential', {authenticatorId, credentialId: credential.credentialId});
    await device.send('WebAuthn.addCredential', {authenticatorId, credential: {...credential, signCount: 0}});
    await enter(page).click();
    await expectText(page.locator('#problem'), /Cette clé d’accès n’est pas sûre/);
    await device.send('WebAuthn.setUserVerified', {authenticatorId, isUserVerified: false});
    await enter(page).click();
    await expectText(page.locator('#problem'), /La clé d’accès n’a pas répondu/);
    assert.equal(await page.locator('#nav').isVisible(), false);
    await page.context().close();
  });

  it('is not offered at an address for which browsers make none', async () => {
    const port = await freePort();
    const there = `http://127.0.0.1:${port}`;
    const dataDirectory = join(folder, 'there');
    const other = await openBackend({publicUrl: there, dataDirectory, elementsDirectory});
    await other.apply(reviewDefinition(), {images, dryRun: false});
    const listeningThere = await serve(other, {port, hostname: '127.0.0.1'});
    try {
      const {page} = await visit();
      await page.goto(`${there}/console?structure=${structure}`);
      await page.locator('badge-sign-in').getByLabel('Votre adresse mail').waitFor();
      assert.equal(await enter(page).count(), 0);
      await page.context().close();
    } finally {
      await listeningThere.close();
      await other.close();
    }
  });

  it('can be used by everybody: the button, the list, the form', async () => {
    const came = await visit(true);
    const {page} = came;
    await enter(page).waitFor();
    assert.deepEqual(await verdictOfAxe(page), []);
    await makeOne(came, 'Mon ordinateur');
    await expectText(page.locator('#screen'), /Mon ordinateur/);
    assert.deepEqual(await verdictOfAxe(page), []);
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(isTooWide, false);
    await page.context().close();
  });
});
