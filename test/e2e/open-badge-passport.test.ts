/** A site in a browser shows badges of a Passport, and one’s own is put into one. */
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {obpPlace, openObp} from '@pepites/connectors';
import type {Backend} from '@pepites/server';
import {serve} from '@pepites/server';
import {type Browser, chromium, type Locator, type Page} from 'playwright-core';
import {images, makeDefinition, STRUCTURE} from '../../packages/server/test/world.ts';
import {type ObpEmulator, openObpEmulator} from '../emulators/obp/emulator.ts';
import type {Person, Selfie} from '../emulators/obp/records.ts';
import {cookieOf} from '../emulators/obp/session.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundlePage} from '../support/bundle.ts';
import {freePort} from '../support/free-port.ts';
import {onLoopback} from '../support/on-loopback.ts';
import {expectText} from './expect.ts';
import {openBackend} from './open-backend.ts';
import {complaintsOf, signIn} from './people.ts';

describe('badges of an Open Badge Passport on a site, at 360 px', () => {
  const closing: (() => Promise<unknown>)[] = [];
  let obp: ObpEmulator;
  let malika: Person;
  let selfie: Selfie;
  let backend: Backend;
  let backendUrl: string;
  let siteUrl: string;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let body = '';

  before(async () => {
    obp = await openObpEmulator();
    malika = obp.passport.addPerson({emails: ['malika@exemple.example']});
    selfie = obp.passport.addSelfie(obp.passport.addPerson({firstName: 'Léa', lastName: 'T.'}));
    const folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    backendUrl = `http://localhost:${port}`;
    const files = await bundlePage('test/e2e/passport-page.ts');
    // The site lets its page ask its own backend alone, as a careful one does.
    const site = await onLoopback((request, response) => {
      const file = files.get(request.url ?? '/');
      response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
      if (request.url?.startsWith('/open') !== true)
        response.setHeader(
          'content-security-policy',
          `default-src 'none'; script-src 'self'; connect-src 'self' ${backendUrl}; img-src ${backendUrl} blob:; media-src blob:; require-trusted-types-for 'script'; trusted-types lit-html`,
        );
      response.end(
        file?.contents ??
          `<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><title>Site</title>
          <badge-backend backend="${backendUrl}" structure="${STRUCTURE}">${body}</badge-backend>
          <script type="module" src="/passport-page.js"></script></html>`,
      );
    });
    siteUrl = site.url;
    backend = await openBackend({
      publicUrl: backendUrl,
      dataDirectory: join(folder, 'data'),
      badgePlaces: [
        obpPlace(openObp({url: obp.url, fetch: async (request) => fetch(request), spacingMs: 0})),
      ],
    });
    const definition = makeDefinition((plain) => {
      plain.structures[0]?.origins.push(site.url);
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
      () => obp.close(),
      () => rm(folder, {recursive: true, force: true}),
    );
  });
  after(async () => {
    for (const close of closing) await close();
  });

  const pageOf = ({id}: {readonly id: number}): string => `${obp.url}/badge/info/${id}`;
  const show = async (html: string, path = '/'): Promise<void> => {
    body = html;
    await page.goto(siteUrl + path);
  };
  const display = (): Locator => page.locator('badge-display');

  it('shows a badge by the address of its page, or of its frame, and verifies it', async () => {
    const badge = obp.passport.issueSelfie(selfie, malika);
    for (const [address, path] of [
      [pageOf(badge), '/'],
      [`${pageOf(badge)}/pic/embed`, '/'],
      // Where the page may ask the Passport, which then lets it read nothing.
      [pageOf(badge), '/open'],
    ] as const) {
      await show(`<badge-display src="${address}"></badge-display>`, path);
      await expectText(display(), /Aide aux voisins[\s\S]*Léa T\./);
      await expectText(display(), /Personne n’a modifié ce badge/);
      await page.waitForFunction(() => document.querySelector('badge-display')?.matches(':state(verified)'));
      assert.match((await display().locator('img').first().getAttribute('src')) ?? '', /^blob:/);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    }
  });

  it('refuses one that was taken back, though the Passport still shows it', async () => {
    const badge = obp.passport.issueSelfie(selfie, malika);
    obp.passport.revoke(badge);
    await show(`<badge-display src="${pageOf(badge)}"></badge-display>`);
    await expectText(display(), /Aide aux voisins[\s\S]*Ce badge a été retiré[\s\S]*Ne l’acceptez pas/);
    assert.equal(await display().locator('img').count(), 0);
    await page.waitForFunction(() => document.querySelector('badge-display')?.matches(':state(revoked)'));
  });

  it('never says of one whose issuer does not answer that it is good', async () => {
    const badge = obp.passport.issueSelfie(selfie, malika);
    obp.faults.breaksAssertions = true;
    await show(`<badge-display src="${pageOf(badge)}"></badge-display>`);
    await page.waitForFunction(() =>
      document.querySelector('badge-display')?.matches(':state(undetermined)'),
    );
    obp.faults.breaksAssertions = false;
    assert.doesNotMatch((await display().textContent()) ?? '', /n’a modifié ce badge/);
  });

  it('says that a badge which is not for everybody is not to be had', async () => {
    const badge = obp.passport.issueSelfie(selfie, malika, {visibility: 'private'});
    await show(`<badge-display src="${pageOf(badge)}">Mon badge</badge-display>`);
    await page.waitForFunction(() => document.querySelector('badge-display')?.matches(':state(failed)'));
  });

  it('shows somebody’s public badges on a wall, and marks the one that was taken back', async () => {
    const jo = obp.passport.addPerson();
    obp.passport.issueSelfie(selfie, jo);
    obp.passport.revoke(obp.passport.issueSelfie(selfie, jo));
    await show(`<badge-wall src="${obp.url}/profile/${jo.id}" holder="Jo"></badge-wall>`);
    const wall = page.locator('badge-wall');
    await expectText(wall, /Aide aux voisins/);
    await expectText(wall, /Aide aux voisins[\s\S]*Aide aux voisins[\s\S]*Retiré\s:\sne l’acceptez pas/);
    await page.waitForFunction(() => document.querySelector('badge-wall')?.matches(':state(problems)'));
    assert.equal(await wall.locator('img').count(), 1);
  });

  it('puts one’s own badge into one’s Passport, at a press; the Passport takes it, until it is removed', async () => {
    await show('<badge-sign-in></badge-sign-in><badge-display badge="soutien"></badge-display>');
    await expectText(display(), /Connectez-vous pour voir votre badge/);
    await signIn(page.locator('badge-sign-in').first(), backendUrl, 'malika@exemple.example');
    await expectText(display(), /Vous n’avez pas encore ce badge/);
    await give();
    const press = async (name: string): Promise<void> =>
      display().getByRole('button', {name, exact: true}).first().click();
    await expectText(display(), /Badge soutien/);
    await press('Tout voir');
    await press('Mettre dans mon Passport');
    await expectText(display(), /adresse mail est cachée dans un code/);
    const [saved] = await Promise.all([page.waitForEvent('download'), press('Préparer la copie')]);
    assert.equal(saved.suggestedFilename(), 'badge-soutien-passport.png');
    const file = await readFile(await saved.path());
    const upload = async (who: Person): Promise<{status: string; reason: string}> => {
      const form = new FormData();
      form.set('file', new File([new Uint8Array(file)], 'badge.png', {type: 'image/png'}));
      const reply = await fetch(`${obp.url}/obpv1/badge/upload`, {
        method: 'POST',
        body: form,
        headers: {cookie: cookieOf(who)},
      });
      return (await reply.json()) as {status: string; reason: string};
    };
    assert.equal((await upload(malika)).status, 'success');
    assert.equal((await upload(obp.passport.addPerson())).reason, 'badge/Userdoesnotownthisbadge');
    await expectText(display(), /choisissez l’image enregistrée/);
    await press('Enlever la copie');
    await expectText(display(), /La copie est enlevée/);
    assert.equal((await upload(malika)).reason, 'badge/Badgerevoked');
  });

  it('complains of nothing but what the Passport keeps from pages', () => {
    const others = complaints.filter(
      (one) => !one.includes(new URL(obp.url).host) && !/ERR_FAILED|404|410/.test(one),
    );
    assert.deepEqual(others, []);
  });

  /** The support badge, given at once to whoever is signed in on the page. */
  async function give(): Promise<void> {
    await page.evaluate(
      async ({structure}) => {
        interface Context {
          use(
            call: (client: {requests: {submit(input: object): Promise<unknown>}}) => Promise<unknown>,
          ): Promise<unknown>;
          notifyChange(): void;
        }
        const {context} = document.querySelector('badge-backend') as unknown as {context: Context};
        await context.use(async (client) =>
          client.requests.submit({
            ...{structure, requestId: crypto.randomUUID(), badge: 'soutien', consent: true},
          }),
        );
        context.notifyChange();
      },
      {structure: STRUCTURE},
    );
    await backend.drainOutbox();
    await page.evaluate(() => {
      (
        document.querySelector('badge-backend') as unknown as {context: {notifyChange(): void}}
      ).context.notifyChange();
    });
  }
});
