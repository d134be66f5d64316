/**
 * Open Badge Factory, on the built files, in a browser, on a phone, in French, with a real backend and the emulated platform over HTTP: a
 * badge is asked for and examined here, given there, taken into the Passport there, shown as such, verified in both of its forms, and
 * refused once it was taken back. A milestone of the platform is shown as a pathway with its key badge.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {obpPlace, openObp, readObf} from '@pepites/connectors';
import {type Listening, serve} from '@pepites/server';
import {type Browser, type BrowserContext, chromium, type Locator, type Page} from 'playwright-core';
import {type ObpEmulator, openObpEmulator} from '../emulators/obp/emulator.ts';
import {leadEmail, type ObfWorld, openObfWorld} from '../contract/obf-world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import {ExaminerDesk} from './examiner-desk.ts';
import {expectText, textOf} from './expect.ts';
import {verdictOfAxe} from './axe.ts';
import {answerQuestions, complaintsOf, sendRequest, signIn, tick} from './people.ts';

const elementsDirectory = fileURLToPath(new URL('../../packages/elements/dist/cdn/', import.meta.url));
const malika = 'malika@exemple.example';
const structure = 'les-trois-saules';
const hourMs = 3_600_000;

describe('a badge that is given through Open Badge Factory too', () => {
  let all: ObfWorld;
  let obp: ObpEmulator;
  let server: Listening;
  let origin: string;
  let browser: Browser;
  let phone: BrowserContext;
  let page: Page;
  const complaints: string[][] = [];

  before(async () => {
    const port = await freePort();
    origin = `http://localhost:${port}`;
    const realClock = {now: () => new Date(), sleep: async (ms: number) => wait(ms)};
    obp = await openObpEmulator();
    const badgePlaces = [obpPlace(openObp({url: obp.url, fetch: async (one) => fetch(one), spacingMs: 0}))];
    all = await openObfWorld('v2', {publicUrl: origin, elementsDirectory, badgePlaces}, realClock);
    // Real time: the page and the backend compare dates.
    all.world.clock.now = new Date();
    server = await serve(all.world.backend, {port, hostname: '127.0.0.1'});
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
    phone = await browser.newContext({locale: 'fr-FR', viewport: {width: 360, height: 740}});
    page = await openPage('/mon-badge', phone);
  });
  after(async () => {
    await browser.close();
    await server.close();
    await all.close();
    await obp.close();
  });

  /** A page of the structure’s own site. */
  async function openPage(path: string, context: BrowserContext): Promise<Page> {
    const opened = await context.newPage();
    opened.setDefaultTimeout(10_000);
    complaints.push(complaintsOf(opened));
    await opened.route(`${origin}${path}`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><title>Mon badge</title>
          <script type="module" src="/elements/badges.all.js"></script>
          <main><badge-backend backend="${origin}" structure="${structure}">
            <badge-sign-in></badge-sign-in>
            <badge-request badge="un"></badge-request>
            <badge-wall></badge-wall>
            <div id="parcours"></div>
          </badge-backend></main></html>`,
      }),
    );
    await opened.goto(`${origin}${path}`);
    return opened;
  }

  let isBroken = false;
  /** One step of the path: when an earlier one failed, the later ones fail at once, and say so. */
  const step = (name: string, act: () => Promise<void> | void): void => {
    it(name, async () => {
      assert.ok(!isBroken, 'an earlier step failed');
      isBroken = true;
      await act();
      isBroken = false;
    });
  };

  /** What is due now. The page and the backend compare dates: the clock is set right again. */
  async function tend(): Promise<void> {
    await all.world.backend.tendElsewhere();
    all.world.clock.now = new Date();
  }

  const request = (): Locator => page.locator('badge-request');
  const wall = (): Locator => page.locator('badge-wall');
  const holding = () => {
    const [one] = all.issuedTo(malika);
    assert.ok(one, 'the platform has given it');
    return one;
  };

  step('is asked for in the element', async () => {
    await signIn(page.locator('badge-sign-in').first(), origin, malika);
    await answerQuestions(request(), async (question) => {
      if (/Racontez/.test(question)) await request().getByRole('textbox').fill('J’ai fini un travail.');
    });
    await sendRequest(request(), 'Malika T.');
    assert.deepEqual(all.issuedTo(malika), []);
  });

  step('is examined here', async () => {
    const desk = new ExaminerDesk(
      await browser.newPage({locale: 'fr-FR', viewport: {width: 1280, height: 800}}),
      origin,
    );
    desk.page.setDefaultTimeout(10_000);
    await desk.comeIn(structure, 'driss@trois-saules.example');
    await desk.reads(/1 demande attend/);
    await desk.open('Malika');
    for (const box of await desk.review.getByRole('checkbox').all()) await tick(box);
    await desk.prepare('Oui');
    await desk.send();
    await desk.reads(/Réponse envoyée|Aucune demande/);
    await desk.page.close();
    await all.world.backend.drainOutbox();
    await tend();
    assert.deepEqual(all.issuedTo(malika), [], 'not before its holder has said yes');
  });

  step('waits for its holder’s yes, and goes there with it', async () => {
    await expectText(request(), /il part avec votre nom et votre adresse mail/);
    await request()
      .getByRole('button', {name: /j’accepte ce badge/})
      .click();
    await expectText(request(), /Ce badge part aussi vers Open Badge Passport/);
    await tend();
    // What became of it there.
    await tend();
    const {event, recipient} = holding();
    assert.deepEqual([event.badge, event.alias, recipient.name], [all.theirs.id, 'Saules', 'Malika T.']);
    await expectText(request(), /Ce badge vous attend aussi dans Open Badge Passport/);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  });

  step('is taken into the Passport by the link, and then shown as being there', async () => {
    const opening = phone.waitForEvent('page');
    await request().getByRole('link', {name: 'Le prendre là-bas'}).click();
    const there = await opening;
    assert.ok(there.url().startsWith(`${all.obf.url}/c/receive?tk=`));
    await there.getByRole('button', {name: 'Ajouter à mon Passport'}).click();
    await there.getByText('Le badge est dans votre Passport.').waitFor();
    await there.close();
    // What became of it is looked at an hour later.
    all.world.clock.now = new Date(Date.now() + hourMs);
    await tend();

    await page.reload();
    await signIn(page.locator('badge-sign-in').first(), origin, malika);
    await expectText(request(), /Ce badge est aussi dans votre Open Badge Passport/);
    await expectText(wall(), /Ce badge est vrai|Le badge est vrai/);
    await wall()
      .getByRole('button', {name: /^Badge un/})
      .click();
    await expectText(
      wall().locator('dialog'),
      /Ce badge est vrai[\s\S]*Ce badge est aussi dans votre Open Badge Passport/,
    );
  });

  step('says nothing of it to whoever sees the badge by a link', async () => {
    const {token} = await all.world.signIn(malika, origin);
    const [award] = (await all.world.ask('me.awards', {}, {token, origin})).value.items;
    const stranger = await browser.newPage({locale: 'fr-FR'});
    await stranger.goto(award?.pageUrl ?? '');
    await expectText(stranger.locator('main'), /Ce badge est vrai/);
    assert.doesNotMatch(await textOf(stranger.locator('main')), /Passport/);
    assert.doesNotMatch(await stranger.content(), /Passport|receive/);
    await stranger.close();
  });

  /** As anyone checks it, who was given its text. */
  async function verify(text: string, found: RegExp): Promise<void> {
    const verifying = await browser.newPage({locale: 'fr-FR'});
    verifying.setDefaultTimeout(10_000);
    complaints.push(complaintsOf(verifying));
    await verifying.goto(`${origin}/verify`);
    const verifier = verifying.locator('badge-verifier');
    await verifier.getByLabel(/collez le texte/).fill(text);
    await verifier.getByRole('button', {name: 'Vérifier', exact: true}).click();
    await expectText(verifier, found);
    await verifying.close();
  }

  const copies = async (): Promise<{readonly hosted: string; readonly signed: string}> => {
    const {recipient} = holding();
    const textAt = async (path: string): Promise<string> => (await fetch(all.obf.url + path)).text();
    return {
      hosted: await textAt(`/v1/assertion/${recipient.assertion}.json`),
      signed: await textAt(`/obv3/credentials/${recipient.assertion}.json`),
    };
  };
  let kept: Awaited<ReturnType<typeof copies>>;

  step('is found true in both forms that the platform gives it', async () => {
    kept = await copies();
    // Whose name it bears is not said to be known: the platform’s organisation is none of this backend’s.
    const sound =
      /Nous ne savons pas si ce badge est vrai[\s\S]*Badge un[\s\S]*Personne ne l’a modifié\. Mais nous ne connaissons pas la structure[\s\S]*Le badge n’a pas été retiré/;
    await verify(kept.hosted, sound);
    await verify(kept.signed, sound);
    await showIn(kept.signed, /Badge un[\s\S]*Nous ne connaissons pas la structure/);
  });

  /** `<badge-display>` on a page of the structure. */
  async function showIn(text: string, found: RegExp): Promise<void> {
    const shown = await openPage('/un-badge', await browser.newContext({locale: 'fr-FR'}));
    await shown.evaluate((credential) => {
      const display = document.createElement('badge-display');
      Object.assign(display, {credential});
      document.querySelector('badge-backend')?.append(display);
    }, text);
    await shown.locator('badge-display').scrollIntoViewIfNeeded();
    await expectText(shown.locator('badge-display'), found);
    await shown.context().close();
  }

  step('leads to the key badge of a milestone of the platform, on its pathway', async () => {
    const {obf, inae, theirs, support} = all;
    const second = all.addBadge().id;
    await all.apply({un: theirs.id, deux: second, soutien: support.id});
    const content = [{language: 'fr', name: 'Cap sur la suite', description: 'Le badge-clé.', criteria: '…'}];
    const milestone = obf.platform.addMilestone({
      ...{organisation: inae.id, badge: obf.platform.addBadge(inae.id, {content}).id},
      ...{name: 'Cap sur la suite', minRequired: 0, required: [theirs.id, second]},
    });
    const {backend} = all.world;
    for await (const part of readObf(all.client))
      await backend.takeUp({...part, platform: 'obf', dryRun: false});
    const images: Record<string, string> = {};
    for (const {milestone: id, badge} of await backend.milestonesToDraw({platform: 'obf', structure}))
      images[id] = (await all.client.badge(badge)).image.replace(/^[^,]*,/, '');
    await backend.drawMilestones({platform: 'obf', structure, images, dryRun: false});
    all.world.clock.now = new Date();

    await page.keyboard.press('Escape');
    await page.evaluate((id) => {
      const pathway = document.createElement('badge-pathway');
      pathway.pathway = id;
      document.querySelector('#parcours')?.append(pathway);
    }, `obf-${milestone.id.toLowerCase()}`);
    const shown = page.locator('badge-pathway');
    await shown.scrollIntoViewIfNeeded();
    await expectText(shown, /Cap sur la suite[\s\S]*Badge un[\s\S]*Badge deux/);
    await expectText(shown, /1 badge obtenu sur 2/);

    const {token} = await all.world.signIn(malika, origin);
    const asked = await all.world.submit(token, 'deux', origin);
    await all.world.accept({token: await all.examinersToken()}, asked);
    await backend.drainOutbox();
    await expectText(shown, /2 badges obtenus sur 2/);
    await expectText(shown, /Vous avez le badge-clé|badge-clé[\s\S]*Obtenu/);
  });

  step('is taken back there when it is taken back here, and refused in both forms', async () => {
    const [given] = await all.world.backend.issuedElsewhere();
    await all.world.backend.revoke({award: given?.award ?? '', reason: 'Donné par erreur.'});
    await all.world.backend.drainOutbox();
    await tend();
    assert.ok(holding().recipient.revokedAt > 0);
    const refused = /(?:Ne l’acceptez pas|N’acceptez pas ce badge)[\s\S]*Non\.\s*Le badge a été retiré/;
    await verify(kept.hosted, refused);
    await verify(kept.signed, refused);
    await showIn(kept.signed, /badge a été retiré|Retiré/);
    await page.reload();
    await signIn(page.locator('badge-sign-in').first(), origin, malika);
    await expectText(wall(), /Retiré\s:\sne l’acceptez pas/);
    assert.doesNotMatch(await textOf(page.locator('main')), /Passport/);
  });

  step(
    'is seen by the lead in the console: the connection is tried, and what was refused is tried again',
    async () => {
      const {obf} = all;
      const given = await all.give();
      obf.faults.refusedEmails.add(given.email);
      await all.accept(given);
      await tend();
      const office = await browser.newPage({
        ...{locale: 'fr-FR', viewport: {width: 360, height: 740}},
        bypassCSP: true,
      });
      office.setDefaultTimeout(10_000);
      complaints.push(complaintsOf(office));
      await office.goto(`${origin}/console?structure=${structure}#connections`);
      await signIn(office.locator('badge-sign-in'), origin, leadEmail);
      const screen = office.locator('#screen');
      await expectText(screen, /Open Badge Factory[\s\S]*Donnés au nom de : Saules[\s\S]*Badge un/);
      await expectText(
        screen,
        /Badge un, refusé depuis le [\s\S]*refuse l’adresse mail de la personne\. \(EMAIL_REFUSED\)/,
      );
      assert.doesNotMatch(await textOf(screen), new RegExp(`${given.email}|${all.inae.secret}`));
      await office.getByRole('button', {name: 'Essayer la connexion'}).click();
      await expectText(
        screen,
        /Tout marche\.[\s\S]*Les clés\s: ça marche[\s\S]*L’organisation\s: ça marche\. INAE/,
      );
      assert.deepEqual(await verdictOfAxe(office), []);
      assert.equal(await office.evaluate(() => document.documentElement.scrollWidth), 360);
      obf.faults.refusedEmails.clear();
      await office.getByRole('button', {name: 'Réessayer maintenant'}).click();
      await expectText(office.locator('#said'), /1 badge repart bientôt/);
      await tend();
      assert.equal(all.issuedTo(given.email).length, 1);
      // The Passport whose badges pages may show, tried with one of them.
      const maker = obp.passport.addPerson();
      const badge = obp.passport.issueSelfie(obp.passport.addSelfie(maker), maker);
      await expectText(screen, new RegExp(`Open Badge Passport[\\s\\S]*${obp.url}`));
      const attempt = office.getByRole('button', {name: 'Essayer', exact: true});
      await attempt.click();
      await expectText(screen, /Le Passport répond\./);
      await office.getByLabel('Un badge public de ce Passport').fill(`${obp.url}/badge/info/${badge.id}`);
      await attempt.click();
      await expectText(screen, /La page\s: ça marche\. Aide aux voisins[\s\S]*L’image\s: ça marche/);
      obp.faults.isUnavailable = true;
      await office.getByLabel('Un badge public de ce Passport').fill(`${obp.url}/badge/info/1`);
      await attempt.click();
      await expectText(screen, /Quelque chose ne marche pas\.[\s\S]*Le Passport est en panne\./);
      assert.deepEqual(await verdictOfAxe(office), []);
      assert.equal(await office.evaluate(() => document.documentElement.scrollWidth), 360);
      // What was given there is there still when the definition names no badge any more.
      await all.apply({});
      await office.reload();
      await signIn(office.locator('badge-sign-in'), origin, leadEmail);
      await expectText(screen, /Aucun badge d’ici n’est donné là-bas[\s\S]*Donnés là-bas : \d/);
      await office.close();
    },
  );

  step('breaks no page’s policy', () => {
    assert.deepEqual(complaints.flat(), []);
  });
});
