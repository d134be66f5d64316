/** The partner’s site: a stranger’s page, in a browser, on the built files. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser} from 'playwright-core';
import type {Demo} from '../../demo/world.ts';
import {createBadgeMaker} from '../bench/badges.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import {expectText} from './expect.ts';
import {openDemo} from './open-backend.ts';
import {complaintsOf} from './people.ts';

describe('other people’s sites', () => {
  let folder: string;
  let demo: Demo;
  let browser: Browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    demo = await openDemo({
      backendPort: await freePort(),
      sitePorts: {siae: 0, partner: 0, course: 0},
      dataDirectory: join(folder, 'data'),
      hasPeople: false,
      say: () => undefined,
    });
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await demo.close();
    await rm(folder, {recursive: true, force: true});
  });

  it('a partner’s page shows the pathway and the badges, in French and in English, and nothing else is asked of the backend', async () => {
    const page = await browser.newPage();
    const complaints = complaintsOf(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(demo.backend)) asked.push(new URL(request.url()).pathname);
    });
    await page.goto(demo.sites.partner);
    await expectText(page.locator('badge-pathway'), /Je m’engage pour mon parcours[\s\S]*Cap sur la suite/);
    const catalog = page.locator('badge-catalog');
    await expectText(
      catalog,
      /B\.A\.BA de l’entreprise[\s\S]*Demandé avec des preuves[\s\S]*Réponse en 7 jours/,
    );
    await page.evaluate(() => {
      document.documentElement.lang = 'en';
    });
    await expectText(catalog, /The ABC of the workplace[\s\S]*Asked for with proofs/);
    await expectText(page.locator('badge-pathway'), /I commit to my pathway[\s\S]*Ready for what comes next/);
    assert.deepEqual(
      asked.filter(
        (path) => !/^\/elements\/|\/pathways\/mon-parcours$|\/les-trois-saules\/badges$|\/image/.test(path),
      ),
      [],
    );
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('a page shows a badge of a Passport and verifies it, and says of another one that it was taken back', async () => {
    const page = await browser.newPage({viewport: {width: 360, height: 780}});
    await page.goto(`${demo.sites.partner}/passport.html`);
    const good = page.locator('#vrai badge-display');
    await expectText(good, /Coup de main[\s\S]*Léa T\.[\s\S]*Personne n’a modifié ce badge/);
    const takenBack = page.locator('#retire badge-display');
    await expectText(takenBack, /Coup de main[\s\S]*Ce badge a été retiré[\s\S]*Ne l’acceptez pas/);
    await page.waitForFunction(
      () =>
        document.querySelector('#vrai badge-display')?.matches(':state(verified)') === true &&
        document.querySelector('#retire badge-display')?.matches(':state(revoked)') === true,
    );
    assert.match((await good.locator('img').first().getAttribute('src')) ?? '', /^blob:/);
    assert.equal(await takenBack.locator('img').count(), 0);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await page.close();
  });

  it('a page for who recruits shows the badges of a person, given elsewhere, and checks the one that is brought', async () => {
    const page = await browser.newPage({viewport: {width: 360, height: 780}});
    const complaints = complaintsOf(page);
    await page.goto(`${demo.sites.partner}/recruter.html`);
    const wall = page.locator('badge-wall');
    await expectText(wall, /Malika B\.[\s\S]*Coup de main/);
    await page.waitForFunction(
      () => document.querySelector('badge-wall')?.matches(':state(problems)') === true,
    );
    await expectText(wall, /Retiré\s:\sne l’acceptez pas/);
    const verifier = page.locator('badge-verifier');
    const [brought] = await (await createBadgeMaker()).make('small', 1, 1);
    await verifier.locator('input[type="file"]').setInputFiles({
      name: 'badge.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(brought)),
    });
    await expectText(verifier, /cette page va demander à/);
    await verifier.getByRole('button', {name: 'Demander et vérifier'}).click();
    await expectText(verifier, /Personne ne l’a modifié\. Mais nous ne connaissons pas la structure/);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    // What lies on the Passport is asked for by the backend: the page's policy lets nobody ask it from here, and the browser says so.
    const passport = await wall
      .locator('a[href]')
      .first()
      .evaluate((link: HTMLAnchorElement) => link.origin);
    assert.deepEqual(
      complaints.filter((complaint) => !complaint.includes(passport)),
      [],
    );
    await page.close();
  });
});
