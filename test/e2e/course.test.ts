/**
 * The demo’s course platform, in a browser, on the built files: a cmi5 course is satisfied, its badge claimed, shown and verified, and
 * the pathway moves; the same twice gives one badge; what a browser forges gives none.
 */
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {createServerClient} from '@pepites/sdk/server.js';
import type {BadgeBackendElement} from '@pepites/elements';
import {chromium, type Browser, type BrowserContext} from 'playwright-core';
import type {Demo} from '../../demo/world.ts';
import {withEmail} from '../../demo/people.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import {verdictOfAxe} from './axe.ts';
import {expectText} from './expect.ts';
import {LearnerPage, lifting, rights} from './learner-page.ts';
import {openDemo} from './open-backend.ts';
import {complaintsOf} from './people.ts';

const structure = 'inae';
const platform = 'cours-demo';
const idir = 'idir@exemple.example';

describe('a course platform', () => {
  let folder: string;
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let learner: LearnerPage;
  const complaints: string[][] = [];

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
    context = await browser.newContext({
      locale: 'fr-FR',
      viewport: {width: 360, height: 740},
      acceptDownloads: true,
    });
    learner = await openLearner(context);
  });
  after(async () => {
    await browser.close();
    await demo.close();
    await rm(folder, {recursive: true, force: true});
  });

  async function openLearner(in_: BrowserContext): Promise<LearnerPage> {
    const page = await in_.newPage();
    page.setDefaultTimeout(15_000);
    complaints.push(complaintsOf(page));
    return new LearnerPage(page, {site: demo.sites.course, backend: demo.backend});
  }

  /** Ids of the badges that whoever is signed in on the page has. */
  const awards = () =>
    learner.page.evaluate(async (of) => {
      const provider = document.querySelector('badge-backend') as BadgeBackendElement;
      const client = await provider.context.client();
      const {items} = await client.me.awards({structure: of});
      return items.map(({badge, id}) => ({badge, id}));
    }, structure);

  /** INAE’s badge lead, on the backend’s own pages: a record store is read from there alone. */
  const asLead = () => withEmail(demo, {structure, origin: demo.backend}, 'referente@inae.example');

  /** The platform’s own server. */
  async function asPlatform() {
    const text = await readFile(join(demo.dataDirectory, 'demo/secrets.json'), 'utf8');
    const {apiKey} = JSON.parse(text) as {apiKey: string};
    return createServerClient({backend: demo.backend, apiKey});
  }

  it('has its learner try the test again, kindly, and gives nothing before it is passed', async () => {
    await learner.read(rights);
    await learner.answer(['Je ne dis rien.', '10 minutes', 'Je la jette.']);
    await expectText(learner.result, /0 bonne réponse sur 3[\s\S]*essayez encore/);
    await expectText(learner.page.locator('form'), /Pas tout à fait\. On prévient/);
    const registration = new URL(learner.page.url()).searchParams.get('registration') ?? '';
    await learner.page.goto(`${demo.sites.course}/fin.html?registration=${registration}`);
    await expectText(learner.page.locator('#prendre'), /Vous n’avez pas encore fini le cours/);
  });

  it('reports a satisfied course from its server; the learner takes the badge, and the pathway moves', async () => {
    await learner.finish(rights);
    await expectText(
      learner.claim,
      /Un badge vous attend[\s\S]*Mes droits et mes devoirs[\s\S]*Donné par INAE/,
    );
    await learner.signIn(idir);
    await expectText(learner.pathway, /2 badges à gagner/);
    await learner.claim.getByRole('button', {name: 'Prendre ce badge'}).click();
    await expectText(learner.claim, /Ce badge est à vous/);
    await expectText(
      learner.pathway,
      /1 badge obtenu sur 2[\s\S]*À faire maintenant[\s\S]*Gestes et postures/,
    );
    await expectText(learner.pathway.locator('[data-step=droits-et-devoirs]'), /Obtenu le/);
  });

  it('has the badge shown and verified in the page, and by anyone who gets the file', async () => {
    await learner.badge.scrollIntoViewIfNeeded();
    await expectText(learner.badge, /Mes droits et mes devoirs[\s\S]*Ce badge est vrai/);
    const arriving = learner.page.waitForEvent('download');
    await learner.badge.getByText('Télécharger mon badge').click();
    const file = join(folder, 'badge.png');
    await (await arriving).saveAs(file);
    const stranger = await browser.newPage();
    complaints.push(complaintsOf(stranger));
    await stranger.goto(`${demo.backend}/verify`);
    await stranger.locator('badge-verifier input[type=file]').setInputFiles(file);
    await stranger.locator('badge-verifier').getByRole('button', {name: 'Demander et vérifier'}).click();
    await expectText(stranger.locator('badge-verifier'), /Ce badge est vrai et valable/);
    await stranger.close();
  });

  it('gives the badge of another course with a signed token, by itself to a learner who is known', async () => {
    await learner.finish(lifting);
    await expectText(learner.claim, /Gestes et postures[\s\S]*Ce badge est déjà à vous/);
    await learner.signIn(idir);
    await expectText(learner.pathway, /2\s*badges obtenus sur 2/);
    await learner.badge.scrollIntoViewIfNeeded();
    await expectText(learner.badge, /Gestes et postures[\s\S]*Ce badge est vrai/);
  });

  it('gives one badge for a course that is done twice, reported twice, and read in its record store too', async () => {
    const before = await awards();
    assert.deepEqual(before.map(({badge}) => badge).sort(), ['droits-et-devoirs', 'gestes-et-postures']);
    await learner.finish(rights);
    await expectText(learner.page.locator('#prendre'), /Ce badge est à vous/);
    await learner.page.reload();
    await expectText(learner.page.locator('#prendre'), /Ce badge est à vous/);
    const staff = await asLead();
    await staff.recordStores.pull({structure, platform});
    const {lastError, readUntil} = await staff.recordStores.pull({structure, platform});
    assert.equal(lastError, undefined);
    assert.ok(readUntil !== undefined && Date.now() - Date.parse(readUntil) < 3_600_000, readUntil);
    await learner.signIn(idir);
    await expectText(learner.pathway, /2\s*badges obtenus sur 2/);
    assert.deepEqual(await awards(), before);
  });

  it('lets a stranger take the badge with a signed token', async () => {
    const other = await openLearner(await browser.newContext({locale: 'fr-FR'}));
    await other.finish(lifting);
    await other.signIn('rosa@exemple.example');
    await other.claim.getByRole('button', {name: 'Prendre ce badge'}).click();
    await expectText(other.pathway, /1 badge obtenu sur 2/);
    await other.badge.scrollIntoViewIfNeeded();
    await expectText(other.badge, /Gestes et postures[\s\S]*Ce badge est vrai/);
    await other.page.context().close();
  });

  it('lets somebody without an e-mail address take it with a code on paper', async () => {
    const {claimCode} = await (await asLead()).claimCodes.create({structure, displayName: 'Aya K.'});
    const other = await openLearner(await browser.newContext({locale: 'fr-FR'}));
    await other.finish(rights);
    await other.signInWithPaper(claimCode);
    await expectText(other.claim, /Vous êtes Aya K\.\s*\?/);
    await other.claim.getByRole('button', {name: 'Prendre ce badge'}).click();
    await expectText(other.pathway, /1 badge obtenu sur 2/);
    await other.badge.scrollIntoViewIfNeeded();
    await expectText(other.badge, /Mes droits et mes devoirs[\s\S]*Ce badge est vrai/);
    await other.page.context().close();
  });

  describe('and a browser that forges', () => {
    let cheat: LearnerPage;
    before(async () => {
      cheat = await openLearner(await browser.newContext({locale: 'fr-FR'}));
    });
    after(() => cheat.page.context().close());

    for (const [button, answer] of [
      ['Inventer l’événement H5P', /cours fini, avec 100 %[\s\S]*qu’un indice\. Pas de badge\. T0/],
      ['Inventer le résultat SCORM', /cours fini, avec 95 %[\s\S]*qu’un indice\. Pas de badge\. T0/],
      ['Écrire « validé »', /Refusé\. Seul le serveur du cours[\s\S]*VERB_OF_PLATFORM/],
      ['Écrire « réussi »', /le serveur n’a corrigé aucun test\. Pas de badge\. NOT_SATISFIED/],
      ['Fabriquer un jeton', /Ce n’est pas votre faute/],
    ] as const)
      it(`gets no badge for “${button}”`, () => cheat.forge(button, answer));

    it('has put nothing into the backend, even where the record store is read', async () => {
      const staff = await asLead();
      await staff.recordStores.pull({structure, platform});
      const cookies = await cheat.page.context().cookies();
      const ref = cookies.find(({name}) => name === 'cours-apprenant')?.value ?? assert.fail('no cookie');
      const {items} = await (await asPlatform()).claims.waiting({structure, limit: 100});
      const waiting = items.map((one) => one.learner);
      assert.equal(waiting.includes(ref), false);
      // The seed’s learner who did finish waits to be told; the two who did not, do not.
      assert.deepEqual(
        waiting.filter((one) => one.startsWith('apprenant-')),
        ['apprenant-1'],
      );
    });
  });

  it('breaks no page’s policy', () => {
    assert.deepEqual(complaints.flat(), []);
  });

  it('has pages that axe finds nothing in, and that fit a small screen, light and dark', async () => {
    for (const [width, colorScheme] of [
      [320, 'light'],
      [360, 'dark'],
      [1280, 'light'],
    ] as const) {
      const viewport = {width, height: 740};
      const reader = await browser.newContext({locale: 'fr-FR', viewport, colorScheme, bypassCSP: true});
      const one = await openLearner(reader);
      const check = async (what: string) => {
        assert.deepEqual(await verdictOfAxe(one.page), [], `${what} ${width} ${colorScheme}`);
        const wide = await one.page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${what}: ${wide} of ${width} pixels`);
      };
      await one.page.goto(demo.sites.course);
      await expectText(one.pathway, /Bien commencer/);
      await check('home');
      await one.finish(rights, check);
      await expectText(one.claim, /Un badge vous attend/);
      await check('end');
      await one.forge('Inventer l’événement H5P', /Pas de badge/);
      await check('forging');
      await reader.close();
    }
  });
});
