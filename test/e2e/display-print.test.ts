/** A badge on paper, from a page under the strictest policy: one sheet of A5, with the address of its page in words and as a code. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import jsQr from 'jsqr';
import {chromium, type Browser, type Page} from 'playwright-core';
import sharp from 'sharp';
import {signedBadge} from '../../packages/elements/src/testing/signed-badge.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundlePage} from '../support/bundle.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {pagesOf} from '../support/pdf-pages.ts';
import {expectText} from './expect.ts';
import {complaintsOf} from './people.ts';

const readQr = jsQr as unknown as typeof jsQr.default;
const address = 'https://badges.exemple.fr/b/Xk29_fJ3qLm4aZ8rT0w1yA';
const policy =
  "default-src 'none'; script-src 'self'; img-src blob:; require-trusted-types-for 'script'; trusted-types lit-html";

describe('a badge on paper', () => {
  let browser: Browser;
  let site: LoopbackServer;
  let page: Page;
  let complaints: string[];

  before(async () => {
    const files = await bundlePage('test/e2e/display-page.ts');
    const {credential} = await signedBadge({inLanguage: 'fr', validUntil: new Date('2029-10-14T00:00:00Z')});
    site = await onLoopback((request, response) => {
      const file = files.get(request.url ?? '/');
      response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
      if (!file) response.setHeader('content-security-policy', policy);
      response.end(
        file?.contents ??
          `<!doctype html><html lang="fr"><title>Une page</title><h1>Autre chose</h1>
          <badge-display verify="none" page="${address}"><script type="application/json">${JSON.stringify(credential)}</script></badge-display>
          <script type="module" src="/display-page.js"></script></html>`,
      );
    });
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
    page = await browser.newPage({deviceScaleFactor: 2});
    complaints = complaintsOf(page);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('is printed alone, whole, on one sheet of A5', async () => {
    await page.goto(site.url);
    await expectText(page.locator('badge-display'), /B\.A\.BA de l’entreprise/);
    // What would be printed is kept instead.
    await page.evaluate(() => {
      const root = document.querySelector('badge-display')!.shadowRoot!;
      const append = root.append.bind(root);
      root.append = (...nodes) => {
        append(...nodes);
        const [frame] = nodes;
        if (frame instanceof HTMLIFrameElement && frame.contentWindow)
          frame.contentWindow.print = () => {
            frame.dataset['isPrinted'] = 'yes';
          };
      };
    });
    await page.locator('badge-display').getByRole('button', {name: 'Imprimer'}).click();
    await page.waitForFunction(
      () =>
        document.querySelector('badge-display')?.shadowRoot?.querySelector('iframe[data-is-printed]') !==
        null,
    );
    // The sheet takes the place of the page, so that it can be looked at.
    await page.evaluate(() => {
      const frame = document.querySelector('badge-display')?.shadowRoot?.querySelector('iframe');
      const sheet = frame!.contentDocument!;
      const remade = (sheets: readonly CSSStyleSheet[]): CSSStyleSheet[] =>
        sheets.map(({cssRules}) => {
          const made = new CSSStyleSheet();
          made.replaceSync([...cssRules].map(({cssText}) => cssText).join('\n'));
          return made;
        });
      const inner = sheet.querySelector('main')!.shadowRoot!;
      const [ofPage, ofSheet] = [remade(sheet.adoptedStyleSheets), remade(inner.adoptedStyleSheets)];
      document.documentElement.replaceWith(document.adoptNode(sheet.documentElement));
      document.adoptedStyleSheets = ofPage;
      document.querySelector('main')!.shadowRoot!.adoptedStyleSheets = ofSheet;
    });
    await page.waitForFunction(
      () => (document.querySelector('main')?.shadowRoot?.querySelector('img')?.naturalWidth ?? 0) > 0,
    );
    const pages = pagesOf(await page.pdf({preferCSSPageSize: true}));
    assert.equal(pages.length, 1);
    const {width, height, runs} = pages[0] ?? {width: 0, height: 0, runs: []};
    assert.ok(Math.abs(width - 420) < 2 && Math.abs(height - 595) < 2, `${width} × ${height}`);
    const words = runs
      .map(({text}) => text)
      .join('')
      .replaceAll(/\s/g, '');
    for (const part of [
      ...['B.A.BA de l’entreprise', 'Les Trois Saules', 'Ce badge dit que', 'Obtenu le 14 octobre 2026'],
      ...['Valable jusqu’au 14 octobre 2029', 'Deux professionnels ont dit oui.', address],
    ])
      assert.ok(words.includes(part.replaceAll(/\s/g, '')), `${part} in ${words}`);
    assert.doesNotMatch(words, /Autrechose|Imprimer|Toutvoir/);
  });

  it('leads to its page by the code', async () => {
    const {data, info} = await sharp(await page.locator('.qr').screenshot())
      .ensureAlpha()
      .raw()
      .toBuffer({resolveWithObject: true});
    assert.equal(readQr(new Uint8ClampedArray(data), info.width, info.height)?.data, address);
  });

  it('did that under the policy', () => {
    assert.deepEqual(complaints, []);
  });
});
