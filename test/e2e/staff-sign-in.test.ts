/** A lead comes in to the console with an account at work, on a phone, in French: there, back, and out at both. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {type Backend, serve} from '@pepites/server';
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core';
import {images, STRUCTURE as structure} from '../../packages/server/test/world.ts';
import {LEAD, reviewDefinition} from '../../packages/server/test/review-world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import {openTestIssuer, type TestIssuer} from '../support/oidc-issuer.ts';
import {verdictOfAxe} from './axe.ts';
import {expectText} from './expect.ts';
import {openBackend} from './open-backend.ts';
import {complaintsOf} from './people.ts';

const elementsDirectory = fileURLToPath(new URL('../../packages/elements/dist/cdn/', import.meta.url));

describe('sign-in of staff with their account at work', () => {
  let folder: string;
  let backend: Backend;
  let issuer: TestIssuer;
  let url: string;
  let listening: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    url = `http://localhost:${port}`;
    issuer = await openTestIssuer({backend: url});
    issuer.accounts.set('lead', {email: LEAD, email_verified: true});
    issuer.accounts.set('visitor', {email: 'passant@example.org', email_verified: true});
    const {clientId, clientSecret} = issuer;
    backend = await openBackend({
      publicUrl: url,
      dataDirectory: join(folder, 'data'),
      elementsDirectory,
      oidc: {name: 'Mon Académie', issuer: issuer.url, clientId, clientSecret},
    });
    await backend.apply(reviewDefinition(), {images, dryRun: false});
    listening = await serve(backend, {port});
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await listening.close();
    await backend.close();
    await issuer.close();
    await rm(folder, {recursive: true, force: true});
  });

  const openOn = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      locale: 'fr-FR',
      viewport: {width: 360, height: 740},
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${url}/${path}?structure=${structure}`);
    return page;
  };
  const enter = (page: Page) => page.getByRole('link', {name: 'Se connecter avec Mon Académie'});

  it('leads to the console, and signs out at both', async () => {
    const page = await openOn('console');
    const complaints = complaintsOf(page);
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(isTooWide, false);
    await enter(page).click();
    await page.getByRole('link', {name: LEAD}).click();
    await page.locator('#nav').waitFor();
    assert.equal(page.url(), `${url}/console?structure=${structure}`);
    assert.equal(await enter(page).isVisible(), false);
    await page.getByRole('link', {name: 'Ma connexion'}).click();
    await expectText(page.locator('#screen'), /Votre compte de travail/);
    await expectText(page.locator('#screen'), new RegExp(new URL(issuer.url).host));
    assert.deepEqual(complaints, []);

    await page.getByRole('button', {name: 'Se déconnecter'}).click();
    await page.waitForURL(`${issuer.url}/**`);
    await page.locator('button[value=yes]').click();
    await page.waitForURL(`${url}/console**`);
    await page.getByText('Console', {exact: true}).first().waitFor();
    // Signed out there too: it asks who one is.
    await page.goto(`${url}/console?structure=${structure}`);
    await enter(page).click();
    await page.getByRole('heading', {name: 'Qui êtes-vous ?'}).waitFor();
    await page.context().close();
  });

  it('leads to the desk of examiners', async () => {
    const page = await openOn('examine');
    await enter(page).click();
    await page.getByRole('link', {name: LEAD}).click();
    await page.waitForURL(`${url}/examine?structure=${structure}`);
    await enter(page).waitFor({state: 'hidden'});
    await page.context().close();
  });

  it('says why somebody does not come in, and what to do', async () => {
    const page = await openOn('console');
    await enter(page).click();
    await page.getByRole('link', {name: 'passant@example.org'}).click();
    await expectText(page.locator('main'), /n’est pas dans l’équipe[\s\S]*OIDC_NOT_STAFF/);
    await page.getByRole('link', {name: 'Revenir à la page'}).click();
    await enter(page).waitFor();
    await page.context().close();
  });

  it('can be used by everybody: the buttons, the ways in, the page that says why', async () => {
    const bypassCSP = true;
    const page = await openOn('console', {bypassCSP});
    await enter(page).waitFor();
    assert.deepEqual(await verdictOfAxe(page), []);
    await enter(page).click();
    await page.getByRole('link', {name: LEAD}).click();
    await page.getByRole('link', {name: 'Ma connexion'}).click();
    await expectText(page.locator('#screen'), /Votre compte de travail/);
    assert.deepEqual(await verdictOfAxe(page), []);
    await page.context().close();
    const desk = await openOn('examine', {bypassCSP});
    await enter(desk).waitFor();
    assert.deepEqual(await verdictOfAxe(desk), []);
    await desk.goto(`${url}/sign-in/oidc/back?state=none`);
    await expectText(desk.locator('main'), /OIDC_ENDED/);
    assert.deepEqual(await verdictOfAxe(desk), []);
    await desk.context().close();
  });
});
