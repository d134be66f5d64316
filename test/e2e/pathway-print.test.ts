/** A pathway on A4: a list whatever the page shows, whole, broken between its steps, with nothing to press. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Pathway, StepState} from '@pepites/recognition';
import {type Browser, chromium, type Page} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {generatedPathway} from '../support/pathways/generated-pathway.ts';
import {leDome, threeBadges} from '../support/pathways/sample-pathways.ts';
import {type PdfPage, pagesOf} from '../support/pdf-pages.ts';
import {renderPathway} from '../../packages/elements/src/server.ts';
import {type DrawnPages, openDrawnPages} from './drawn-page.ts';

const states: readonly StepState[] = ['earned', 'now', 'requested', 'needsMore', 'optional'];
// The one step to do is that in which something is missing.
const stateWords = /Obtenu|Possibleaussi|Demandeenvoyée|Ilmanqueuneréponse|Sivousvoulez|Plustard/g;
const without = (text: string): string => text.replace(/\s/g, '');

const pathways: Readonly<Record<string, Pathway>> = {
  line: threeBadges,
  map: leDome(),
  long: generatedPathway(200),
};

/** Titles are set larger than all else in a step. */
const titlesOn = ({runs}: PdfPage): string =>
  without(
    runs
      .filter(({size}) => size === 17)
      .map(({text}) => text)
      .join(''),
  );
const wordsOn = ({runs}: PdfPage): string => without(runs.map(({text}) => text).join('\n'));

describe('a pathway on paper', () => {
  let browser: Browser;
  let server: DrawnPages;

  before(async () => {
    server = await openDrawnPages(['badge-pathway']);
    for (const [name, definition] of Object.entries(pathways)) {
      const steps = definition.steps.map(({id}, index) => ({step: id, state: states[index] ?? 'later'}));
      const progress = {steps, earned: 1, total: steps.length};
      server.pages.set(`/${name}`, (nonce) => renderPathway({definition, progress, nonce}));
    }
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const open = async (name: string, hasScript: boolean): Promise<Page> => {
    const context = await browser.newContext({
      javaScriptEnabled: hasScript,
      viewport: {width: 1280, height: 900},
      colorScheme: 'dark',
    });
    const page = await context.newPage();
    await page.goto(`${server.url}/${name}`);
    await page.waitForTimeout(800);
    return page;
  };

  for (const [name, definition] of Object.entries(pathways)) {
    for (const [landscape, hasScript] of [
      [false, true],
      [false, false],
      [true, true],
    ] as const) {
      it(`is whole: ${name}, ${landscape ? 'landscape' : 'upright'}, ${hasScript ? 'with' : 'without'} JavaScript`, async () => {
        const page = await open(name, hasScript);
        // Read larger or smaller on the screen: on paper as ever.
        if (hasScript && name === 'long')
          await page.locator('badge-pathway').getByRole('button', {name: 'Réduire'}).click();
        const pages = pagesOf(await page.pdf({format: 'A4', landscape}));
        const upright = pages.map(({width, height}) => [width, height].sort((a, b) => a - b));
        for (const [short = 0, long = 0] of upright)
          assert.ok(Math.abs(short - 595) < 2 && Math.abs(long - 842) < 2, `${short} × ${long}`);

        // Every title, in reading order, and on its page the word for each state: no step is torn.
        // What the heading of a chapter says is not printed again in each title.
        const read = await page
          .locator('badge-pathway .step [data-target]')
          .evaluateAll((names) =>
            names.map((name) =>
              name.textContent.replace(name.querySelector('.prefix')?.textContent ?? '', ''),
            ),
          );
        const titles = read.map(without);
        assert.equal(titles.length, definition.steps.length);
        for (const paper of pages) {
          let rest = titlesOn(paper);
          let count = 0;
          while (rest !== '' && rest.startsWith(titles[0] ?? '?')) {
            rest = rest.slice(titles.shift()?.length);
            count++;
          }
          assert.equal(rest, '');
          assert.equal(wordsOn(paper).match(stateWords)?.length ?? 0, count);
        }
        assert.deepEqual(titles, []);
        assert.doesNotMatch(
          pages.map(wordsOn).join(''),
          /Demandercebadge|Compléterma|Voircequi|Chercher|Agrandir|Passerla/,
        );
        await page.context().close();
      });
    }
  }

  it('has nothing on it but black on white, and the badges', async () => {
    const page = await open('line', true);
    await page.emulateMedia({media: 'print', colorScheme: 'dark'});
    const colours = await page.evaluate(() => {
      const all = document.querySelector('badge-pathway')!.shadowRoot!.querySelectorAll('*');
      const shown = [...all].filter((element) => element.checkVisibility());
      return [
        ...new Set(
          shown.flatMap((element) => {
            const {color, stroke, backgroundColor, borderTopColor, borderTopWidth} =
              getComputedStyle(element);
            return [color, stroke, backgroundColor, borderTopWidth === '0px' ? 'none' : borderTopColor];
          }),
        ),
      ];
    });
    assert.deepEqual(
      colours.filter(
        (colour) => !/^(none|rgb\(0, 0, 0\)|rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\))$/.test(colour),
      ),
      [],
    );
    await page.context().close();
  });
});
