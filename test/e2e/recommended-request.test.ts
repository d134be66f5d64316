/**
 * A recommendation for a badge that is still asked for, on the built files, at 360 px, in French: asked for after sending, written by
 * link and code over a page that is loaded again, read by the examiner, who goes through the queue by keyboard, and beside the badge
 * in the end. And the examiners' queue on a site that the structure does not know.
 */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {type Backend, serve} from '@pepites/server';
import {chromium, type Browser, type Locator, type Page} from 'playwright-core';
import {EXAMINER, reviewDefinition} from '../../packages/server/test/review-world.ts';
import {images, STRUCTURE} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {root} from '../support/command.ts';
import {freePort} from '../support/free-port.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {ExaminerDesk} from './examiner-desk.ts';
import {expectText} from './expect.ts';
import {openBackend} from './open-backend.ts';
import {answerQuestions, complaintsOf, sendRequest, signIn, tick} from './people.ts';

const words = 'Elle installe le stand avant tout le monde.';

describe('a recommendation for a badge that is still asked for', () => {
  let folder: string;
  let backend: Backend;
  let url: string;
  let listening: Awaited<ReturnType<typeof serve>>;
  let site: LoopbackServer;
  let stranger: LoopbackServer;
  let browser: Browser;
  const complaints: string[][] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    url = `http://localhost:${port}`;
    const elementsDirectory = join(root, 'packages/elements/dist/cdn');
    const answer: Parameters<typeof onLoopback>[0] = (request, response) => {
      const {pathname} = new URL(request.url ?? '/', 'http://site.example');
      const element =
        pathname === '/examine'
          ? '<badge-review></badge-review>'
          : '<badge-request badge="un"></badge-request>';
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><title>Les Trois Saules</title>
        <main><h1>Badges</h1><badge-backend backend="${url}" structure="${STRUCTURE}">${
          pathname === '/examine' ? '' : '<badge-sign-in></badge-sign-in>'
        }${element}</badge-backend></main>
        <script type="module" src="${url}/elements/badges.all.js"></script></html>`,
      );
    };
    [site, stranger] = [await onLoopback(answer), await onLoopback(answer)];
    backend = await openBackend({publicUrl: url, dataDirectory: join(folder, 'data'), elementsDirectory});
    const definition = reviewDefinition();
    // Of the two sites, one.
    for (const one of definition.structures) if (one.id === STRUCTURE) one.origins.push(site.url);
    await backend.apply(definition, {images, dryRun: false});
    listening = await serve(backend, {port});
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await site.close();
    await stranger.close();
    await listening.close();
    await backend.close();
    await rm(folder, {recursive: true, force: true});
  });

  const phone = async (): Promise<Page> => {
    const context = await browser.newContext({locale: 'fr-FR', viewport: {width: 360, height: 740}});
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    complaints.push(complaintsOf(page));
    return page;
  };
  const assertFits = async (page: Page): Promise<void> => {
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  };
  const ask = async (email: string, name: string): Promise<{page: Page; request: Locator}> => {
    const page = await phone();
    await page.goto(site.url);
    await signIn(page.locator('badge-sign-in').first(), url, email);
    const request = page.locator('badge-request');
    await answerQuestions(request, async () => {
      const field = request.getByRole('textbox');
      if (await field.count()) await field.first().fill('J’ai tenu le stand trois jours.');
    });
    await sendRequest(request, name);
    return {page, request};
  };

  it('goes from the person to the endorser, to the examiner by keyboard, to the badge', async () => {
    const {page, request} = await ask('malika@exemple.example', 'Malika');
    await ask('youssef@exemple.example', 'Youssef');
    await request.getByText('Demander une recommandation').first().click();
    const asking = request.locator('badge-endorse');
    await expectText(asking, /les personnes qui examinent votre demande les lisent/);
    await asking.getByRole('button', {name: 'Demander une recommandation'}).click();
    await tick(asking.getByRole('radio', {name: /Je lui donne un lien/}));
    await asking.getByRole('button', {name: 'Préparer le lien'}).click();
    const given = await asking.getByLabel('À donner à la personne').inputValue();
    const link = /https?:\S+/.exec(given)?.[0] ?? '';
    const code = ((await asking.locator('.big-code').textContent()) ?? '').trim();
    await assertFits(page);
    await asking.getByRole('button', {name: 'J’ai noté le code'}).click();

    const endorser = await phone();
    const writing = endorser.locator('badge-endorse');
    const comeIn = async (): Promise<void> => {
      await endorser.goto(link);
      await writing.getByRole('textbox', {name: 'Le code que la personne vous a donné'}).fill(code);
      await writing.getByRole('button', {name: 'Continuer'}).click();
      await expectText(writing, /Recommander Malika[\s\S]*La réponse n’est pas encore donnée/);
    };
    await comeIn();
    await tick(writing.getByRole('radio', {name: /Nous travaillons ensemble/}));
    await writing.getByLabel('Vos mots').fill(words);
    await comeIn();
    assert.equal(await writing.getByLabel('Vos mots').inputValue(), words, 'the page was loaded again');
    await writing.getByLabel('Votre nom, comme il sera écrit').fill('Paul Petit');
    await tick(writing.getByRole('checkbox', {name: /Je suis d’accord/}));
    await assertFits(endorser);
    await writing.getByRole('button', {name: 'Envoyer mes mots'}).click();
    await expectText(writing, /Vos mots sont partis/);

    await page.reload();
    await signIn(page.locator('badge-sign-in').first(), url, 'malika@exemple.example');
    await request.getByText('Demander une recommandation').first().click();
    await expectText(asking, /Elle installe le stand/);
    await asking.getByRole('button', {name: 'Oui, la montrer'}).click();
    await expectText(asking, /On lit ces mots avec votre demande/);

    const desk = new ExaminerDesk(await phone(), url);
    await desk.comeIn(STRUCTURE, EXAMINER);
    await desk.reads(/2 demandes attendent une réponse\.[\s\S]*La plus ancienne d’abord\. Elle est arrivée/);
    const {keyboard} = desk.page;
    await desk.review.getByRole('button', {name: /Examiner.*Malika.*reçue/}).focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('Home');
    await keyboard.press('Enter');
    await desk.reads(/Recommandation de Paul Petit[\s\S]*Elle installe le stand[\s\S]*sans compte/);
    await assertFits(desk.page);
    const press = async (role: 'radio' | 'checkbox', name: RegExp): Promise<void> => {
      const input = desk.review.getByRole(role, {name});
      for (let tries = 0; tries < 60; tries++) {
        if (await input.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)) break;
        await keyboard.press('Tab');
      }
      await keyboard.press('Space');
      assert.ok(await input.isChecked(), String(name));
    };
    await press('checkbox', /Je viens à l’heure/);
    await press('checkbox', /Je veux avancer/);
    await press('radio', /^Oui$/);
    await press('checkbox', /Je n’ai pas écrit/);
    await keyboard.press('Control+Enter');
    await desk.reads(/Réponse envoyée\. Malika va la lire[\s\S]*Youssef/);
    await desk.reads(/Ma réponse/);
    assert.match(
      await desk.review.evaluate((one) => one.shadowRoot?.activeElement?.id ?? ''),
      /^heading$/,
      'the next request has the focus',
    );

    await expectText(request, /Votre badge/);
  });

  it('the queue on a site that the backend does not know says so: no data, nothing sent with credentials', async () => {
    const page = await phone();
    const asked: {path: string; status: number; withCredentials: boolean}[] = [];
    page.on('response', async (response) => {
      const sent = response.request();
      if (!sent.url().startsWith(`${url}/structures/`)) return;
      const {authorization, cookie} = await sent.allHeaders();
      const withCredentials = authorization !== undefined || cookie !== undefined;
      asked.push({path: new URL(sent.url()).pathname, status: response.status(), withCredentials});
    });
    await page.goto(`${stranger.url}/examine`);
    const review = page.locator('badge-review');
    await expectText(review, /Connectez-vous pour voir les demandes/);
    await expectText(review, /Ouvrir la page de la structure/);
    assert.doesNotMatch(await review.evaluate((one) => one.shadowRoot?.textContent ?? ''), /Malika|Youssef/);
    assert.deepEqual(
      asked.filter(({withCredentials}) => withCredentials),
      [],
    );
  });

  it('nothing on any page broke its policy or failed', () => {
    assert.deepEqual(complaints.flat(), []);
  });
});
