/** A wall of many badges in a page: until they are shown and checked, and under a person's hands. */
import type {JsonObject} from '@pepites/credentials';
import type {Browser, Page} from 'playwright-core';
import {bundlePage} from '../support/bundle.ts';
import {onLoopback} from '../support/on-loopback.ts';
import type {BadgeMaker} from './badges.ts';
import type {WallTimes} from './elements-wall-page.ts';
import {atMost, median, type Section} from './measure.ts';
import {gesture} from './pathway-page-big.ts';
import {type FrameTimes, offerFrames} from './pathway-page-frames.ts';

const longTaskMs = 50;
/** Of 60 in a second, by a clock that goes by tenths. */
const usualFrameMs = 16.75;

interface Result extends WallTimes {
  readonly scroll: FrameTimes;
  readonly findMs: number;
  readonly allAgainMs: number;
}

export async function measureWall(
  browser: Browser,
  maker: BadgeMaker,
  {count, runs, slowdown}: {readonly count: number; readonly runs: number; readonly slowdown: number},
): Promise<Section> {
  const badges = await maker.make('small', 70_000, count);
  const files = await bundlePage('test/bench/elements-wall-page.ts');
  const server = await onLoopback((request, response) => {
    const file = files.get(request.url ?? '');
    response.writeHead(200, {'content-type': file ? 'text/javascript' : 'text/html; charset=utf-8'});
    response.end(
      file?.contents ??
        '<!doctype html><html lang="fr"><link rel="icon" href="data:,"><body><script type="module" src="/elements-wall-page.js"></script>',
    );
  });
  const results: Result[] = [];
  try {
    for (let turn = 0; turn < runs; turn++) {
      const page = await browser.newPage({viewport: {width: 1280, height: 800}});
      await page.addInitScript(offerFrames);
      await page.goto(server.url);
      await page.waitForFunction(() => 'showWall' in globalThis);
      results.push(await measureOne(page, badges, slowdown));
      await page.close();
    }
  } finally {
    await server.close();
  }
  const of = (what: (result: Result) => number): number => median(results.map(what));
  /** Promised of a processor that is not slowed down. */
  const promised = (what: string, value: number, most: number) =>
    slowdown > 1 ? {what, value, unit: 'ms' as const} : atMost(what, value, 'ms', most);
  return {
    title: `A wall of ${count} badges (medians of ${runs} fresh pages${slowdown > 1 ? `; processor ${slowdown} × slower` : ''})`,
    lines: [
      {what: 'from the badges to the first frame', value: of(({firstFrameMs}) => firstFrameMs), unit: 'ms'},
      {what: 'until all are shown', value: of(({allMs}) => allMs), unit: 'ms'},
      {what: 'until all are checked', value: of(({checkedMs}) => checkedMs), unit: 'ms'},
      promised(
        'longest task above 50 ms',
        of(({longestTaskMs}) => longestTaskMs),
        longTaskMs,
      ),
      promised(
        'scrolled down: usual frame',
        of(({scroll}) => scroll.medianMs),
        usualFrameMs,
      ),
      {what: 'scrolled down: longest frame', value: of(({scroll}) => scroll.longestMs), unit: 'ms'},
      {what: 'found by a word: to the frame', value: of(({findMs}) => findMs), unit: 'ms'},
      {what: 'all again: to the frame', value: of(({allAgainMs}) => allAgainMs), unit: 'ms'},
    ],
  };
}

async function measureOne(page: Page, badges: readonly JsonObject[], slowdown: number): Promise<Result> {
  // To hand them over takes longer than to read them.
  await page.evaluate((given) => {
    Object.assign(globalThis, {givenBadges: given});
  }, badges);
  await page.evaluate(() => globalThis.warmWall(globalThis.givenBadges[0] ?? {}));
  const session = await page.context().newCDPSession(page);
  if (slowdown > 1) await session.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
  const times = await page.evaluate(() => globalThis.showWall(globalThis.givenBadges));
  const scroll = await gesture({page, session}, {xDistance: 0, yDistance: -6000});
  const findMs = await page.evaluate(() => globalThis.findInWall('1'));
  const allAgainMs = await page.evaluate(() => globalThis.findInWall(''));
  return {...times, scroll, findMs, allAgainMs};
}
