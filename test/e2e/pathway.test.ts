/** The map of a pathway on a partner's plain page: what assistive technology is told, under a strict policy, and for everybody's settings. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {extname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core';
import {progressTo} from '../../stories/progress.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {leDome, threeBadges} from '../support/pathways/sample-pathways.ts';
import {verdictOfAxe} from './axe.ts';

const cdn = fileURLToPath(new URL('../../packages/elements/dist/cdn/', import.meta.url));

/** Nothing inline, nothing from elsewhere, no text that becomes markup. */
const policy = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:"],
  "require-trusted-types-for 'script'",
].join('; ');

interface Shown {
  readonly pathway: Pathway;
  readonly progress?: PathwayProgress;
}

describe('<badge-pathway> on a partner’s plain page', () => {
  let server: LoopbackServer;
  let browser: Browser;
  const pages = new Map<string, readonly Shown[]>();

  before(async () => {
    server = await onLoopback((request, response) => {
      const {pathname} = new URL(request.url ?? '/', 'http://page');
      const headers = {'content-security-policy': policy};
      const shown = pages.get(pathname);
      if (shown) {
        response.writeHead(200, {...headers, 'content-type': 'text/html; charset=utf-8'}).end(pageOf(shown));
        return;
      }
      readFile(join(cdn, pathname)).then(
        (bytes) => {
          const type = extname(pathname) === '.js' ? 'text/javascript' : 'application/octet-stream';
          response.writeHead(200, {...headers, 'content-type': type}).end(bytes);
        },
        () => response.writeHead(404).end(),
      );
    });
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const open = async (shown: readonly Shown[], options: BrowserContextOptions = {}): Promise<Page> => {
    const path = `/page-${pages.size}`;
    pages.set(path, shown);
    const context = await browser.newContext({
      locale: 'fr-FR',
      viewport: {width: 1280, height: 900},
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => assert.fail(error));
    page.on('console', (message) => {
      assert.notEqual(message.type(), 'error', message.text());
    });
    await page.goto(server.url + path);
    for (let index = 0; index < shown.length; index++)
      await page.locator('badge-pathway').nth(index).locator('[data-target]').first().waitFor();
    return page;
  };

  it('is read aloud as a list: title, count, each step with its state, the one to do now', async () => {
    const page = await open([{pathway: threeBadges, progress: progressTo(threeBadges, 1)}]);
    assert.equal(
      (await page.locator('badge-pathway').ariaSnapshot()).replaceAll(/[\u00a0\u202f]/g, ' '),
      `- region "Mon parcours":
  - heading "Mon parcours" [level=2]
  - paragraph: 1 badge obtenu sur 3, puis le badge-clé Encore 2 badges pour avoir « Cap sur la suite ».
  - list:
    - listitem:
      - button "Je m’engage pour mon parcours"
      - text: Obtenu le 3 août 2026
    - listitem:
      - text: À faire maintenant
      - button "B.A.BA de l’entreprise"
      - text: Vers le 2ᵉ mois de contrat Parlez de vos droits et de vos devoirs avec Nadège.
      - 'button "Demander ce badge : B.A.BA de l’entreprise"': Demander ce badge
      - text: "Ensuite : Com’un gant"
    - listitem:
      - button "Com’un gant"
      - text: Plus tard Vers le 6ᵉ mois de contrat
    - listitem:
      - button "Cap sur la suite"
      - text: "Plus tard Badge-clé : il manque encore 2 badges. C’est le but de ce parcours."
- status`,
    );
  });

  it('tells of a map what it tells of a list', async () => {
    const shown = {pathway: leDome(), progress: progressTo(leDome(), 5)};
    const listsOf = async (options?: BrowserContextOptions): Promise<string> => {
      const path = (await open([shown], options)).locator('badge-pathway .path');
      return path.ariaSnapshot();
    };
    const wide = await listsOf();
    const narrow = await listsOf({viewport: {width: 360, height: 740}});
    assert.equal(wide.match(/- listitem/g)?.length, 28);
    assert.deepEqual(
      [...wide.matchAll(/heading "(.+)" \[level=3\]/g)].map(([, title]) => title),
      [
        'Découpe laser : 5 sur 6',
        'Découpe vinyle : 0 sur 6',
        'Brodeuse numérique : 0 sur 6',
        'Imprimante 3D : 0 sur 6',
      ],
    );
    assert.equal(wide, narrow);
  });

  it('has no fault that axe finds, narrow or wide, light or dark, in forced colours', async () => {
    const shown = [{pathway: leDome(), progress: progressTo(leDome(), 5)}];
    for (const options of [
      {viewport: {width: 360, height: 740}},
      {viewport: {width: 1280, height: 900}, colorScheme: 'dark'},
      {viewport: {width: 1280, height: 900}, forcedColors: 'active'},
    ] as const) {
      const page = await open(shown, {...options, bypassCSP: true});
      // In forced colours the contrast is that of the person’s own palette, and axe reads the colours before they are forced.
      const disabled = 'forcedColors' in options ? ['color-contrast'] : [];
      assert.deepEqual(await verdictOfAxe(page, disabled), [], JSON.stringify(options));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.context().close();
    }
  });

  it('keeps two on one page apart', async () => {
    const page = await open([
      {pathway: threeBadges, progress: progressTo(threeBadges, 1)},
      {pathway: leDome(), progress: progressTo(leDome(), 3)},
    ]);
    const [first, second] = [page.locator('badge-pathway').first(), page.locator('badge-pathway').nth(1)];
    assert.match(await first.locator('section').innerText(), /1\sbadge obtenu sur 3/);
    assert.match(await second.locator('section').innerText(), /3\sbadges obtenus sur 24/);
    assert.equal(await second.locator('.step').count(), 28);
    await second.getByRole('button', {name: 'Découpe laser : J’ai vu'}).click();
    assert.equal(await first.locator('dialog').count(), 0);
    assert.match(await second.locator('dialog').innerText(), /Ce que ce badge montre/);
  });

  it('cuts nothing at 320 px with the text spacing that people set', async () => {
    const page = await open([{pathway: leDome(), progress: progressTo(leDome(), 5)}], {
      viewport: {width: 320, height: 740},
      bypassCSP: true,
    });
    await page.addStyleTag({
      content:
        '* {line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important}',
    });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
  });

  it('moves nothing for those who asked for less motion', async () => {
    const page = await open([{pathway: threeBadges, progress: progressTo(threeBadges, 1)}], {
      reducedMotion: 'reduce',
    });
    const count = await page.evaluate(
      async (progress) => {
        const element = document.querySelector('badge-pathway') as HTMLElement & {progress: unknown};
        element.progress = progress;
        await new Promise((resolve) => setTimeout(resolve, 100));
        return element.shadowRoot?.getAnimations().length;
      },
      progressTo(threeBadges, 2),
    );
    assert.equal(count, 0);
  });
});

function pageOf(shown: readonly Shown[]): string {
  const elements = shown.map(
    (one) =>
      `<badge-pathway request-href="#{badge}"><script type="application/json">${JSON.stringify(one).replaceAll('<', '\\u003c')}</script></badge-pathway>`,
  );
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Partenaire</title><link rel="icon" href="data:,"><script type="module" src="/badges.js"></script><main><h1>Chez nous</h1>${elements.join('')}</main></html>`;
}
