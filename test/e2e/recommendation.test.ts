/**
 * A badge that a person made for themselves, recommended by somebody without an account: asked for, written by link and code,
 * accepted, signed by the structure that collected the words, shown and checked on the badge, taken back. On the built files, at 360 px.
 */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {type Backend, serve} from '@pepites/server';
import {chromium, type Browser, type Page} from 'playwright-core';
import {images, makeDefinition} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {root} from '../support/command.ts';
import {freePort} from '../support/free-port.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {expectText, textOf} from './expect.ts';
import {complaintsOf} from './people.ts';
import {openBackend} from './open-backend.ts';
import {EndorserPage, HolderPage, siteHtml, sitePolicy} from './recommendation-page.ts';

const words = 'Il a réparé mon vélo <b>en une heure</b>, et bien.';

describe('a recommendation by somebody without an account', () => {
  let folder: string;
  let backend: Backend;
  let backendUrl: string;
  let listening: Awaited<ReturnType<typeof serve>>;
  let site: LoopbackServer;
  let browser: Browser;
  let holder: HolderPage;
  let endorser: EndorserPage;
  const complaints: string[][] = [];
  let handed: {readonly link: string; readonly code: string};
  let award: string;
  let share: string;

  const newPage = async (): Promise<Page> => {
    const context = await browser.newContext({locale: 'fr-FR', viewport: {width: 360, height: 740}});
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    complaints.push(complaintsOf(page));
    return page;
  };
  /** Nothing reaches beyond the page. */
  const assertFits = async (page: Page): Promise<void> => {
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    backendUrl = `http://localhost:${port}`;
    backend = await openBackend({
      publicUrl: backendUrl,
      dataDirectory: join(folder, 'data'),
      elementsDirectory: join(root, 'packages/elements/dist/cdn'),
    });
    site = await onLoopback((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('content-security-policy', sitePolicy(backendUrl));
      response.end(siteHtml(backendUrl, new URL(request.url ?? '/', 'http://site').searchParams));
    });
    const definition = makeDefinition(({structures: [structure]}) => {
      structure?.origins.push(site.url);
    });
    await backend.apply(definition, {images, dryRun: false});
    listening = await serve(backend, {port});
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
    holder = new HolderPage(await newPage(), backendUrl);
    endorser = new EndorserPage(await newPage());
  });
  after(async () => {
    await browser.close();
    await site.close();
    await listening.close();
    await backend.close();
    await rm(folder, {recursive: true, force: true});
  });

  let isBroken = false;
  const step = (name: string, act: () => Promise<void>): void => {
    it(name, async () => {
      assert.ok(!isBroken, 'an earlier step failed');
      isBroken = true;
      await act();
      isBroken = false;
    });
  };

  step('the person signs in once for the whole page, and makes a badge of their own', async () => {
    await holder.page.goto(`${site.url}/?badge=un`);
    await expectText(
      holder.page.locator('badge-backend > badge-sign-in'),
      /Chez Les Trois Saules\. Vos badges sont gardés sur localhost/,
    );
    await expectText(holder.recommendations, /Une seule connexion suffit/);
    await holder.signIn('sami@example.org');
    const made = await holder.makeOwnBadge();
    ({award} = made);
    await holder.showBadge(made.badge);
    await expectText(
      holder.recommendations,
      /Pour le badge « Je répare des vélos »[\s\S]*Pas encore de recommandation/,
    );
    await expectText(holder.badge, /Créé par la personne elle-même/);
  });

  step('asks for a recommendation by a link and a code that they hand over', async () => {
    handed = await holder.askByLink();
    assert.match(handed.code, /^\d{6}$/);
    await expectText(holder.recommendations, /Demande envoyée[\s\S]*Par un lien et un code/);
    await assertFits(holder.page);
  });

  step('somebody without an account opens the link, with a wrong code first, and writes', async () => {
    const wrong = handed.code === '000000' ? '000001' : '000000';
    await endorser.open(handed.link, wrong);
    await expectText(endorser.element, /Ce code n’est pas le bon/);
    assert.doesNotMatch(await textOf(endorser.page.locator('main')), /vélos/);
    await endorser.open(handed.link, handed.code);
    await expectText(endorser.element, /Bonjour Paul, vous m’avez vu réparer\./);
    // RGAA 11.1, 11.10, 12.8: names, the mistake of a field and the focus, as screen readers are told.
    await endorser.send();
    await expectText(endorser.element, /Écrivez votre nom/);
    const [first, name] = [
      await endorser.inTree('radio', 'Nous travaillons ensemble'),
      await endorser.inTree('textbox', 'Votre nom, comme il sera écrit'),
    ];
    assert.equal(first?.isFocused, true);
    assert.deepEqual([name?.isInvalid, name?.description], [true, 'Écrivez votre nom.']);
    assert.ok(await endorser.inTree('heading', 'Recommander'));
    await endorser.write('Paul, client', words);
    await expectText(endorser.element, /Merci ! Vos mots sont partis/);
    await assertFits(endorser.page);
  });

  step('the holder reads it first, and says yes', async () => {
    await holder.lookAgain();
    await expectText(holder.recommendations, /À lire : Paul, client a écrit[\s\S]*« Je règle les freins\. »/);
    assert.doesNotMatch(await textOf(holder.badge), /réparé mon vélo/);
    await holder.recommendations.getByRole('button', {name: 'Oui, la montrer'}).click();
    await expectText(
      holder.recommendations,
      /À côté du badge[\s\S]*Mots de Paul, client, signés par la structure/,
    );
  });

  step('it is shown on the badge, checked, with who collected the words', async () => {
    await holder.badge.scrollIntoViewIfNeeded();
    await expectText(
      holder.badge,
      /« Je règle les freins\. »[\s\S]*<b>en une heure<\/b>[\s\S]*Paul, client[\s\S]*Recommandation vraie\.\s*Les Trois Saules a recueilli ces mots et les signe/,
    );
    await assertFits(holder.page);
  });

  step('somebody who got the link of the badge sees it too, on another page', async () => {
    share = await holder.shareFully(award);
    const visitor = await newPage();
    await visitor.goto(`${site.url}/?share=${encodeURIComponent(share)}`);
    const shown = visitor.locator('badge-display');
    await shown.scrollIntoViewIfNeeded();
    await expectText(shown, /Recommandation vraie\.\s*Les Trois Saules a recueilli ces mots/);
    await assertFits(visitor);
    const page = await (await fetch(share, {headers: {accept: 'text/html'}})).text();
    assert.match(page, /Paul, client, le .*\. Recueilli par Les Trois Saules\./);
    await visitor.context().close();
  });

  step('who wrote takes the words back, and they are gone from the badge', async () => {
    await endorser.open(handed.link, handed.code);
    await endorser.element.getByRole('button', {name: 'Retirer mes mots'}).click();
    await endorser.element.getByRole('button', {name: 'Retirer les mots'}).click();
    await expectText(
      endorser.element,
      /Cette recommandation est retirée\. Merci de nous l’avoir dit\.\s*Vos mots sont effacés/,
    );
    await holder.lookAgain();
    await expectText(holder.recommendations, /Recommandation retirée\s*Les mots sont effacés/);
    const reply = await fetch(`${share}/recommendations.json`);
    assert.deepEqual(await reply.json(), {items: []});
  });

  step('all that under a strict policy', async () => {
    assert.deepEqual(complaints.flat(), []);
  });
});
