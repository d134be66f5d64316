/** Storybook builds; every story plays to its end without an error, passes the tests of RGAA that it can be held to, is read out and looks as before. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type Browser, chromium} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {openStorybook, showStory, type Storybook, storyPage} from '../support/storybook.ts';
import {otherLooks} from './read-looks.ts';
import {type Reading, readStories} from './read-stories.ts';
import {ownTests, testsOfAxe} from './rgaa.ts';
import {elementsWithTrees, keptTrees} from './trees.ts';

describe('the stories', () => {
  let browser: Browser;
  let storybook: Storybook;
  let readings: readonly Reading[] = [];

  before(async () => {
    storybook = await openStorybook();
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
    readings = await readStories(browser, storybook);
  });
  after(async () => {
    await browser.close();
    await storybook.close();
  });

  /** As `story: what is wrong`. */
  const allOf = (of: (reading: Reading) => readonly string[]): string[] =>
    readings.flatMap((reading) => of(reading).map((wrong) => `${reading.story.id}: ${wrong}`));

  it('play to their end, without an error', () => {
    assert.ok(readings.length >= 150, `${readings.length} stories`);
    assert.deepEqual(
      allOf(({problems}) => problems),
      [],
    );
  });

  for (const [test, sentence] of Object.entries(testsOfAxe))
    it(`RGAA ${test}: ${sentence}`, () => {
      const violations = ({axe, dark}: Reading): string[] => [
        ...axe.violations.filter(({rgaa}) => rgaa.includes(test)).map(({says}) => says),
        ...dark.violations.filter(({rgaa}) => rgaa.includes(test)).map(({says}) => `on a dark page, ${says}`),
      ];
      assert.deepEqual(allOf(violations), []);
    });

  for (const test of Object.keys(ownTests) as (keyof typeof ownTests)[])
    it(`RGAA ${test}: ${ownTests[test]}`, () => {
      assert.deepEqual(
        allOf(({own}) => own[test]),
        [],
      );
    });

  it('WCAG 2.2 and good practice: nothing else is found', () => {
    const others = ({axe}: Reading): string[] =>
      axe.violations
        .filter(({rgaa}) => !rgaa.some((test) => Object.hasOwn(testsOfAxe, test)))
        .map(({says}) => says);
    assert.deepEqual(allOf(others), []);
  });

  for (const element of elementsWithTrees)
    it(`${element}: names, roles, states and descriptions are as \`npm run trees\` wrote them`, async () => {
      const shown = readings.filter(({story}) => story.element === element && story.isReadOut);
      const now = Object.fromEntries(shown.map(({story, tree}) => [story.name, tree.trimEnd()]));
      assert.deepEqual(now, Object.fromEntries(await keptTrees(element)));
    });

  it('look as `npm run looks` wrote them, in every theme', () => {
    assert.deepEqual(
      allOf((reading) => reading.otherLooks),
      [],
    );
  });

  for (const [what, style, place] of [
    ['one colour', '--badge-late-soft: light-dark(#f6f3ef, #212731)', /pepites dark 360: \d+ cells within/],
    ['one space', '--badge-pad: 1.5em', /pepites light 360: (it is about|\d+ cells within)/],
    [
      'one colour of words',
      '--badge-ink-quiet: light-dark(#6d7582, #868c99)',
      /dsfr dark 360: \d+ cells within/,
    ],
  ] as const)
    it(`would not look as kept if ${what} were another`, async () => {
      const story = storybook.stories.find(({id}) => id === 'elements-badge-display--expired');
      assert.ok(story);
      const page = await storyPage(browser);
      await showStory(page, storybook, story);
      assert.deepEqual(await otherLooks(page, story), []);
      await page.addStyleTag({content: `:root:root {${style}}`});
      assert.match((await otherLooks(page, story)).join('\n'), place);
      await page.context().close();
    });

  it('are each held to tests of RGAA', (t) => {
    for (const {story, axe} of readings) {
      const numbers = [...axe.covered].sort((one, other) => one.localeCompare(other, 'en', {numeric: true}));
      t.diagnostic(`${story.id}: RGAA ${numbers.join(', ')}`);
      assert.ok(numbers.length > 0, story.id);
    }
  });
});
