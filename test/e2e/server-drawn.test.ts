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
import {markNodes, marksOf, move, shiftsOf, takenOver, watchShifts} from './drawn-watch.ts';
import {complaintsOf} from './people.ts';
import {renderPathway, type RenderPathwayOptions} from '../../packages/elements/src/server.ts';

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

const tag = 'badge-pathway';
const links = {'badge-href': '/badges/{badge}'};

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

describe('a pathway that a server has drawn', () => {
  let browser: Browser;
  let server: DrawnPages;

  const show = (path: string, options: RenderPathwayOptions): void => {
    server.pages.set(path, (nonce) => renderPathway({...options, nonce}));
  };

  before(async () => {
    server = await openDrawnPages([tag]);
    for (const [name, definition] of Object.entries(pathways)) {
      show(`/${name}`, {
        definition,
        progress: progressOn(definition, 'earned', 'now'),
        attributes: links,
      });
      show(`/${name}/nobody`, {definition, language: 'en'});
    }
    show('/drop', {definition: pathways.line, attributes: {...links, 'drop-badges': ''}});
    show('/open', {
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
          const count = await markNodes(page, tag);
          const before = await boxesOf(page);
          assert.ok(count > 40, `${count} nodes`);
          assert.equal(await page.evaluate(() => customElements.get('badge-pathway')), undefined);

          release();
          await takenOver(page, tag);
          assert.deepEqual(await marksOf(page, tag), [...Array(count).keys()]);
          assert.deepEqual(await boxesOf(page), before);
          assert.deepEqual(await shiftsOf(page), []);
          await move(page);
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
    await takenOver(page, tag);
    const pathway = page.locator('badge-pathway');
    await pathway.getByRole('button', {name: 'Découpe vinyle : J’ai vu', exact: true}).click();
    await expectText(pathway.locator('dialog'), /Ce que ce badge montre/);
    await page.keyboard.press('Escape');
    const count = await markNodes(page, tag);
    await page.evaluate(
      (progress) => {
        document.querySelector('badge-pathway')!.progress = progress;
      },
      progressOn(pathways.map, 'earned', 'earned', 'now'),
    );
    await expectText(pathway, /2 badges obtenus sur 28[^]*Bravo/);
    const marks = new Set(await marksOf(page, tag));
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
    await takenOver(page, tag);
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
    await takenOver(page, tag);
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
