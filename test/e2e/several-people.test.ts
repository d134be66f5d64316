/** An adviser on the structure’s own site: who is where, a badge asked for together, sheets that let people in; with a real backend. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {type Backend, serve} from '@pepites/server';
import type {BadgePersonProposeEvent, BadgeBackendElement} from '@pepites/elements';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {images, makeDefinition, STRUCTURE} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundlePage} from '../support/bundle.ts';
import {freePort} from '../support/free-port.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {expectText} from './expect.ts';
import {openBackend} from './open-backend.ts';
import {complaintsOf, signIn, tick} from './people.ts';

/** The first day of the month before: a window of one to two months then begins this month. */
function startOfContract(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 10);
}

describe('an adviser who follows several people', () => {
  let folder: string;
  let backend: Backend;
  let backendUrl: string;
  let listening: Awaited<ReturnType<typeof serve>>;
  let site: LoopbackServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    backendUrl = `http://localhost:${port}`;
    const files = await bundlePage('test/e2e/several-people-page.ts');
    site = await onLoopback((request, response) => {
      const file = files.get(request.url ?? '/');
      response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src 'self'; connect-src ${backendUrl}; img-src ${backendUrl} blob:; require-trusted-types-for 'script'; trusted-types lit-html`,
      );
      response.end(
        file?.contents ??
          `<!doctype html><html lang="fr"><title>Les Trois Saules</title>
          <badge-backend backend="${backendUrl}" structure="${STRUCTURE}">
            <badge-sign-in></badge-sign-in>
            <badge-pathway people pathway="parcours" request-href="#{person}/{badge}"></badge-pathway>
          </badge-backend>
          <script type="module" src="/several-people-page.js"></script></html>`,
      );
    });
    backend = await openBackend({publicUrl: backendUrl, dataDirectory: join(folder, 'data')});
    const definition = makeDefinition(({structures: [structure]}) => {
      structure?.origins.push(site.url);
      Object.assign(structure?.pathways?.[0]?.steps[0] ?? {}, {window: {fromMonths: 1, toMonths: 2}});
    });
    await backend.apply(definition, {images, dryRun: false});
    listening = await serve(backend, {port});
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
    context = await browser.newContext({locale: 'fr-FR', viewport: {width: 1280, height: 900}});
    page = await context.newPage();
    page.setDefaultTimeout(8000);
    complaints = complaintsOf(page);
  });
  after(async () => {
    await browser.close();
    await site.close();
    await listening.close();
    await backend.close();
    await rm(folder, {recursive: true, force: true});
  });

  const pathway = () => page.locator('badge-pathway');

  it('sees nobody before signing in, then who is where and what falls this month', async () => {
    await page.goto(site.url);
    await expectText(pathway(), /Connectez-vous pour voir où en sont les personnes/);
    await signIn(page.locator('badge-sign-in'), backendUrl, 'nadege@trois-saules.example');
    await expectText(pathway(), /Personne ne suit encore ce parcours/);
    await page.evaluate(
      async ([structure, date]) => {
        const provider = document.querySelector('badge-backend') as BadgeBackendElement;
        const client = await provider.context.client();
        for (const displayName of ['Aya K.', 'Sami B.']) {
          const {person} = await client.claimCodes.create({structure, displayName});
          await client.people.setReferenceDate({structure, person, date});
        }
        provider.context.notifyChange();
      },
      [STRUCTURE, startOfContract()] as const,
    );
    await expectText(pathway(), /Ce mois-ci[\s\S]*2 étapes à voir avec des personnes/);
    await expectText(pathway(), /Sami B\.\s+Badge un\s+À proposer depuis le 1er/);
    await expectText(pathway(), /2 personnes sur ce parcours/);
  });

  it('proposes a badge, and asks for it together with the person by what the event says', async () => {
    await page.evaluate((structure) => {
      const provider = document.querySelector('badge-backend') as BadgeBackendElement;
      const propose = async ({person, badge}: BadgePersonProposeEvent): Promise<void> => {
        const client = await provider.context.client();
        const answers = [{question: 'reussite', text: 'Nous avons écrit ensemble.'}];
        const requestId = crypto.randomUUID();
        await client.requests.submitFor({structure, person, badge, requestId, answers, consent: true});
        provider.context.notifyChange();
      };
      provider.addEventListener('badge-person-propose', (event) => {
        event.preventDefault();
        void propose(event);
      });
    }, STRUCTURE);
    const button = pathway().getByRole('button', {name: 'Proposer ce badge : Badge un, pour Aya K.'});
    await button.last().click();
    await expectText(pathway(), /Aya K\.\s+Badge un\s+Attend une réponse depuis le/);
    await expectText(pathway(), /Badge un\s+Entre[^\n]*\s+Demande envoyée/);
    assert.equal(new URL(page.url()).hash, '');
  });

  it('prints sheets for those who are chosen: each code lets its person in, once', async () => {
    for (const name of ['Aya K.', 'Sami B.'])
      await tick(pathway().getByRole('checkbox', {name: `Une feuille pour ${name}`}));
    const opening = context.waitForEvent('page');
    await pathway().getByRole('button', {name: 'Préparer les feuilles'}).click();
    const sheet = await opening;
    const cards = sheet.locator('article.claim');
    await cards.nth(1).waitFor();
    assert.equal(await cards.count(), 2);
    await expectText(pathway(), /2 feuilles sont ouvertes dans une autre fenêtre/);
    assert.equal(await sheet.evaluate(() => window.opener === null), true);
    const card = cards.filter({hasText: 'Aya K.'});
    assert.match((await card.locator('img').getAttribute('src')) ?? '', /^(?:data|blob):/);
    const claimCode = (await card.locator('[data-fill=code]').innerText()).trim();
    const signInOnce = async (): Promise<{status: number; name: string | undefined}> => {
      const reply = await fetch(`${backendUrl}/structures/${STRUCTURE}/sign-in/claim-codes`, {
        method: 'POST',
        headers: {'content-type': 'application/json', origin: site.url},
        body: JSON.stringify({claimCode}),
      });
      const {person} = (await reply.json()) as {person?: {displayName: string}};
      return {status: reply.status, name: person?.displayName};
    };
    assert.deepEqual(await signInOnce(), {status: 201, name: 'Aya K.'});
    assert.notEqual((await signInOnce()).status, 201);
  });

  it('breaks no policy of the page', () => {
    assert.deepEqual(complaints, []);
  });
});
