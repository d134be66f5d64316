/** A pathway that a server has drawn: there before its script, still when the script takes over, and read without one. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Pathway, PathwayProgress, StepState} from '@pepites/recognition';
import {type Browser, chromium, type Page} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {generatedPathway} from '../support/pathways/generated-pathway.ts';
import {leDome, threeBadges} from '../support/pathways/sample-pathways.ts';
import {type DrawnPages, openDrawnPages} from './drawn-page.ts';
import {expectText} from './expect.ts';
import {complaintsOf} from './people.ts';

const progressOn = ({steps}: Pathway, ...states: readonly StepState[]): PathwayProgress => ({
  steps: steps.map(({id}, index) => ({step: id, state: states[index] ?? 'later'})),
  earned: states.filter((state) => state === 'earned').length,
  total: steps.length,
});

const pathways = {
  line: threeBadges,
  map: leDome(),
  long: generatedPathway(200),
} as const;

const links = {'badge-href': '/badges/{badge}'};

/** Layout shifts so far, from the first byte on; kept by the page itself. */
const watchShifts = (): void => {
  const all: number[] = [];
  Object.assign(globalThis, {shifts: all});
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) all.push((entry as unknown as {value: number}).value);
  }).observe({type: 'layout-shift', buffered: true});
};
const shiftsOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as {shifts: number[]}).shifts);

/** Numbers every node in the shadow root but its style; counts them. */
const markNodes = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const root = document.querySelector('badge-pathway')!.shadowRoot!;
    const walker = document.createTreeWalker(root);
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeName === 'STYLE' || node.parentNode?.nodeName === 'STYLE') continue;
      Object.assign(node, {mark: count++});
    }
    return count;
  });
const marksOf = (page: Page): Promise<(number | undefined)[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('badge-pathway')!.shadowRoot!);
    const marks: (number | undefined)[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      marks.push((node as unknown as {mark?: number}).mark);
    return marks;
  });

/** Where all stands; on a map wider than the page, whatever part of it is in view. */
const boxesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('badge-pathway')!.shadowRoot!;
    const scrolled = root.querySelector('.map')?.scrollLeft ?? 0;
    const boxOf = (element: Element, by: number): string => {
      const {x, y, width, height} = element.getBoundingClientRect();
      return [x + by, y, width, height].map(Math.round).join(' ');
    };
    const steps = [...root.querySelectorAll('.step')].map((step) => boxOf(step, scrolled));
    return [...steps, boxOf(document.querySelector('#after')!, 0)];
  });

/** The script has the nodes now: the server’s style has gone. */
const takenOver = async (page: Page): Promise<void> => {
  for (let i = 0; i < 200; i++) {
    const isDrawn = await page.evaluate(
      () => document.querySelector('badge-pathway')!.shadowRoot!.querySelector('style') !== null,
    );
    if (!isDrawn) break;
    await page.waitForTimeout(50);
  }
  // What moves, moves now.
  await page.waitForTimeout(400);
};

describe('a pathway that a server has drawn', () => {
  let browser: Browser;
  let server: DrawnPages;

  before(async () => {
    server = await openDrawnPages();
    for (const [name, definition] of Object.entries(pathways)) {
      server.pages.set(`/${name}`, {
        definition,
        progress: progressOn(definition, 'earned', 'now'),
        attributes: links,
      });
      server.pages.set(`/${name}/nobody`, {definition, language: 'en'});
    }
    server.pages.set('/drop', {definition: pathways.line, attributes: {...links, 'drop-badges': ''}});
    server.pages.set('/open', {
      definition: pathways.map,
      progress: progressOn(pathways.map, 'earned', 'now'),
    });
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const name of Object.keys(pathways)) {
    for (const who of ['', '/nobody']) {
      for (const width of [1280, 360]) {
        it(`keeps its nodes and its places: ${name}${who} at ${width} px`, async () => {
          const page = await browser.newPage({viewport: {width, height: 900}});
          const complaints = complaintsOf(page);
          await page.addInitScript(watchShifts);
          let release = (): void => undefined;
          const held = new Promise<void>((resolve) => {
            release = resolve;
          });
          await page.route('**/badge-pathway.js', async (route) => {
            await held;
            await route.continue();
          });
          await page.goto(`${server.url}/${name}${who}`, {waitUntil: 'commit'});
          await page.locator('#after').waitFor();
          await page.waitForTimeout(100);
          const count = await markNodes(page);
          const before = await boxesOf(page);
          assert.ok(count > 40, `${count} nodes`);
          assert.equal(await page.evaluate(() => customElements.get('badge-pathway')), undefined);

          release();
          await takenOver(page);
          assert.deepEqual(await marksOf(page), [...Array(count).keys()]);
          assert.deepEqual(await boxesOf(page), before);
          assert.deepEqual(await shiftsOf(page), []);
          // A shift would have been noticed.
          await page.evaluate(() => {
            document.querySelector('main')!.prepend(
              ...['Un', 'Deux', 'Trois'].map((word) => {
                const line = document.createElement('h2');
                line.textContent = word;
                return line;
              }),
            );
          });
          await page.waitForTimeout(200);
          assert.notDeepEqual(await shiftsOf(page), []);
          assert.deepEqual(complaints, []);
          await page.close();
        });
      }
    }
  }

  it('is alive once its script is there: a step opens, a badge is earned, the step to do is in view', async () => {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}});
    const complaints = complaintsOf(page);
    await page.goto(`${server.url}/open`);
    await takenOver(page);
    const pathway = page.locator('badge-pathway');
    await pathway.getByRole('button', {name: 'Découpe vinyle : J’ai vu', exact: true}).click();
    await expectText(pathway.locator('dialog'), /Ce que ce badge montre/);
    await page.keyboard.press('Escape');
    const count = await markNodes(page);
    await page.evaluate(
      (progress) => {
        document.querySelector('badge-pathway')!.progress = progress;
      },
      progressOn(pathways.map, 'earned', 'earned', 'now'),
    );
    await expectText(pathway, /2 badges obtenus sur 28[^]*Bravo/);
    const marks = new Set(await marksOf(page));
    const kept = [...Array(count).keys()].filter((mark) => marks.has(mark)).length;
    assert.ok(kept > count * 0.9, `${kept} of ${count} nodes are still there`);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('has a place for badges, once its script is there, and what stood below has not moved', async () => {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}});
    const complaints = complaintsOf(page);
    await page.addInitScript(watchShifts);
    await page.goto(`${server.url}/drop`);
    await page.locator('badge-pathway').getByText('Où en suis-je').waitFor();
    const before = await boxesOf(page);
    await takenOver(page);
    await page.locator('badge-pathway .own input').waitFor({state: 'attached'});
    await page.waitForTimeout(300);
    assert.deepEqual(await boxesOf(page), before);
    assert.deepEqual(await shiftsOf(page), []);
    await page.locator('badge-pathway .own input').setInputFiles({
      name: 'notes.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"no": "badge"}'),
    });
    await expectText(page.locator('badge-pathway .own'), /notes\.json/);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('is read without JavaScript: the map is drawn, titles are links, nothing is there to press in vain', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: {width: 1280, height: 900},
    });
    const page = await context.newPage();
    await page.goto(`${server.url}/long`);
    const pathway = page.locator('badge-pathway');
    await pathway.locator('.step').first().waitFor();
    const steps = await pathway.locator('.step').all();
    const [first, second] = [await steps[0]!.boundingBox(), await steps[1]!.boundingBox()];
    assert.ok(first && second && second.y > first.y + first.height);
    const title = pathway.getByRole('link').first();
    assert.match((await title.getAttribute('href')) ?? '', /^\/badges\//);
    assert.equal(await pathway.locator(':is(.button, input):visible').count(), 0);
    await title.click();
    assert.match(page.url(), /\/badges\//);
    await page.goto(`${server.url}/drop`);
    await pathway.locator('.step').first().waitFor();
    assert.equal(await pathway.locator('.own').isVisible(), false);
    await context.close();
  });

  it('is drawn anew where the page no longer is as the server knew it', async () => {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}});
    await page.route('**/badge-pathway.js', async (route) => {
      await page.evaluate(() => {
        document.querySelector('badge-pathway')!.setAttribute('layout', 'map');
        const data = document.querySelector('badge-pathway > script')!.firstChild as Text;
        data.data = data.data.replace('B.A.BA', 'ABC');
      });
      await route.continue();
    });
    await page.goto(`${server.url}/line`);
    await takenOver(page);
    await expectText(page.locator('badge-pathway'), /1 badge obtenu sur 4[^]*ABC de l’entreprise/);
    assert.equal(await page.locator('badge-pathway .step').count(), 4);
    await page.close();
  });

  it('stays as it was drawn when a part of its script cannot be had', async () => {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}});
    await page.route(/take-over|pathway-map/, (route) => route.abort());
    await page.goto(`${server.url}/line`);
    await page.waitForTimeout(500);
    await expectText(page.locator('badge-pathway'), /1 badge obtenu sur 4/);
    assert.equal(await page.locator('badge-pathway .step').count(), 4);
    await page.close();
  });
});
