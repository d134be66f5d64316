/** A long page of badges: those far from sight are not laid out, and are there all the same for who looks for them, hears them, goes through them by key, prints them. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import sharp from 'sharp';
import {signedBadge} from '../../packages/elements/src/testing/signed-badge.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundlePage} from '../support/bundle.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {pagesOf} from '../support/pdf-pages.ts';
import {complaintsOf} from './people.ts';

const count = 40;
const forms = ['card', 'medallion', 'row'] as const;
const nameOf = (place: number): string => `Badge numéro ${place} fin`;

/** Where two pictures differ by more than the softness of an edge: `x,y`, the first few. */
async function cutOff(one: Buffer, other: Buffer): Promise<string[]> {
  const [first, second] = await Promise.all(
    [one, other].map((picture) => sharp(picture).greyscale().raw().toBuffer({resolveWithObject: true})),
  );
  const {width = 1} = first?.info ?? {};
  const places: string[] = [];
  first?.data.forEach((light, place) => {
    if (Math.abs(light - (second?.data[place] ?? 0)) > 40)
      places.push(`${place % width},${Math.floor(place / width)}`);
  });
  return places.slice(0, 5);
}

describe('a long page of badges', () => {
  let browser: Browser;
  let site: LoopbackServer;
  let page: Page;
  let complaints: string[];

  before(async () => {
    const files = await bundlePage('test/e2e/display-page.ts');
    const {credential} = await signedBadge({inLanguage: 'fr'});
    const subject = credential['credentialSubject'] as {achievement: object};
    const badges = Array.from({length: count}, (_, place) =>
      JSON.stringify({
        ...credential,
        credentialSubject: {...subject, achievement: {...subject.achievement, name: nameOf(place)}},
      }),
    );
    site = await onLoopback((request, response) => {
      const file = files.get(request.url ?? '/');
      const form = request.url?.slice(1) ?? '';
      response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(
        file?.contents ??
          `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Des badges</title><link rel="icon" href="data:,">
          <style>badge-display { margin-block-end: 1em; --badge-pad: 0px; }</style>
          ${badges.map((badge) => `<badge-display verify="none" form="${form}"><script type="application/json">${badge}</script></badge-display>`).join('')}
          <script type="module" src="/display-page.js"></script></html>`,
      );
    });
    // As it is while a screen reader runs.
    browser = await chromium.launch({
      executablePath: await findBrowser(console.log),
      args: [...browserFlags, '--force-renderer-accessibility'],
    });
    page = await browser.newPage({viewport: {width: 500, height: 600}, reducedMotion: 'reduce'});
    complaints = complaintsOf(page);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const open = async (form: string): Promise<void> => {
    await page.goto(`${site.url}/${form}`);
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('badge-display')].every(
          ({shadowRoot}) => shadowRoot?.querySelector('[part=card],[part=medallion],[part=row]') != null,
        ),
      undefined,
      {timeout: 10_000},
    );
  };
  /** Of how many the inside is laid out. */
  const laidOut = (): Promise<number> =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('badge-display')].filter(({shadowRoot}) =>
          shadowRoot!.querySelector('button')!.checkVisibility({contentVisibilityAuto: true}),
        ).length,
    );

  /** Once pictures are decoded and nothing moves any more. */
  const still = async (): Promise<Buffer> => {
    let last = await page.screenshot();
    for (let turn = 0; turn < 20; turn++) {
      await page.waitForTimeout(60);
      const next = await page.screenshot();
      if (next.equals(last)) return next;
      last = next;
    }
    return last;
  };

  for (const form of forms) {
    it(`lays out only those near, and tells of all: ${form}`, async () => {
      await open(form);
      assert.ok((await laidOut()) < count / 2, `${await laidOut()} of ${count} are laid out`);
      const session = await page.context().newCDPSession(page);
      const {nodes} = await session.send('Accessibility.getFullAXTree');
      const told = (role: string, place: number): boolean =>
        nodes.some(
          (node) =>
            !node.ignored &&
            node.role?.value === role &&
            String(node.name?.value ?? '').includes(nameOf(place)),
        );
      const role = form === 'card' ? 'heading' : 'button';
      for (const place of [0, 1, count / 2, count - 1]) assert.ok(told(role, place), `${place} is told`);
      await session.detach();
    });

    it(`lets the browser's own search find one far down: ${form}`, async () => {
      await open(form);
      const isFound = await page.evaluate(
        (words) => (globalThis as unknown as {find: (words: string) => boolean}).find(words),
        nameOf(count - 1),
      );
      assert.ok(isFound);
      await page.waitForFunction(() => scrollY > innerHeight);
    });

    it(`shows the ring of the focus whole, first and far down: ${form}`, async () => {
      await open(form);
      for (const place of [0, count - 1]) {
        const button = page.locator('badge-display').nth(place).locator('button').first();
        // By key, as the ring is only for those who go by key.
        await button.focus();
        await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Tab');
        const display = page.locator('badge-display').nth(place);
        assert.ok(
          await display.evaluate(({shadowRoot}) => shadowRoot!.activeElement?.matches(':focus-visible')),
        );
        const asItIs = await still();
        await display.evaluate(({shadowRoot}) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('.display, .medal, .row { overflow-clip-margin: 200px }');
          shadowRoot!.adoptedStyleSheets.push(sheet);
        });
        const uncut = await still();
        assert.deepEqual(await cutOff(asItIs, uncut), [], `${form} ${place}`);
      }
    });
  }

  it('prints all of them', async () => {
    await open('row');
    const printed = await page.pdf({format: 'A4'});
    await page.evaluate(() => {
      for (const {shadowRoot} of document.querySelectorAll('badge-display')) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.row { content-visibility: visible !important }');
        shadowRoot!.adoptedStyleSheets.push(sheet);
      }
    });
    const whole = await page.pdf({format: 'A4'});
    assert.deepEqual([pagesOf(printed).length, printed.length], [pagesOf(whole).length, whole.length]);
  });

  it('complains of nothing', () => {
    assert.deepEqual(complaints, []);
  });
});
