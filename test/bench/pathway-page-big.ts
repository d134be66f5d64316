/** A pathway of 1,000 steps in a page: built, panned and zoomed, beside innerHTML of the very same nodes; and the memory of both. */
import type {Browser, CDPSession, Page} from 'playwright-core';
import {atMost, type Line, median, type Section} from './measure.ts';
import type {Scene} from './pathway-page-scene.ts';
import type {Site} from './pathway-page-sites.ts';
import {
  buildElement,
  buildMarkup,
  type Built,
  type FrameTimes,
  framesDuring,
  type Markup,
  markupOfElement,
  offerFrames,
  scrolledBy,
  zoomElement,
  zoomMarkup,
} from './pathway-page-frames.ts';

export interface BigOptions {
  readonly url: string;
  /** A page that has the element and has drawn a small pathway: all its files are there. */
  readonly ours: Site;
  /** A page without script. */
  readonly blank: Site;
  readonly scene: Scene;
  readonly runs: number;
  readonly slowdown: number;
}

interface Result extends Built {
  readonly scroll: FrameTimes;
  readonly pan: FrameTimes;
  /** From each press to the frame that shows it. */
  readonly zoomMs: readonly number[];
  /** Of the longest task while it was scrolled, panned and zoomed; those below 50 ms count as 0. */
  readonly longestTaskMs: number;
  /** What it added to the page. */
  readonly heapBytes: number;
  readonly nodes: number;
}

const kinds = ['ours', 'markup'] as const;
type Kind = (typeof kinds)[number];

/** Of 60 in a second, by a clock that goes by tenths. */
const usualFrameMs = 16.75;
/** What a longer task holds up is noticed. */
const longTaskMs = 50;

/** Twice smaller, and back, as the buttons do. */
const presses = [-1, -1, -1, 1, 1, 1] as const;

export async function measureBig(browser: Browser, options: BigOptions): Promise<Section> {
  const {runs, slowdown, scene} = options;
  const results: Record<Kind, Result[]> = {ours: [], markup: []};
  const markup = await inPage(browser, options, 'ours', async ({page}) => {
    await page.evaluate(buildElement, scene);
    return page.evaluate(markupOfElement);
  });
  for (let turn = 0; turn < runs; turn++) {
    for (const kind of turn % 2 === 0 ? kinds : [...kinds].reverse()) {
      results[kind].push(
        await inPage(browser, options, kind, (opened) => measureOne(opened, kind, {scene, markup})),
      );
    }
  }
  const names: Record<Kind, string> = {ours: '<badge-pathway>', markup: 'innerHTML of its nodes'};
  const both = (what: string, unit: Line['unit'], of: (result: Result) => number): Line[] =>
    kinds.map((kind) => ({what: `${what}, ${names[kind]}`, value: median(results[kind].map(of)), unit}));
  const beside = (
    what: string,
    unit: Line['unit'],
    of: (result: Result) => number,
    most = Infinity,
  ): Line[] => {
    const lines = both(what, unit, of);
    const [ours = Number.NaN, theirs = Number.NaN] = lines.map(({value}) => value);
    const name = `${what}, ours beside it`;
    const value = ours / theirs;
    return [...lines, most === Infinity ? {what: name, value, unit: '×'} : atMost(name, value, '×', most)];
  };
  /** What is promised of ours by itself, on a processor that is not slowed down. */
  const promised = (what: string, of: (result: Result) => number, most: number): Line[] => {
    const lines = both(what, 'ms', of);
    return slowdown > 1
      ? lines
      : lines.map((line, at) => (at === 0 ? atMost(line.what, line.value, 'ms', most) : line));
  };
  const steps = scene.pathway.steps.length.toLocaleString('en');
  return {
    title: `${steps} steps in a page (medians of ${runs} fresh pages each, in turns${slowdown > 1 ? `; processor ${slowdown} × slower` : ''})`,
    lines: [
      ...beside('from the data to the first frame', 'ms', ({firstFrameMs}) => firstFrameMs, 1.5),
      ...beside('until nothing changes any more', 'ms', ({settledMs}) => settledMs),
      ...beside('scrolled down: usual frame', 'ms', ({scroll}) => scroll.medianMs),
      ...beside('scrolled down: longest frame', 'ms', ({scroll}) => scroll.longestMs),
      ...promised('panned across: usual frame', ({pan}) => pan.medianMs, usualFrameMs),
      ...beside('panned across: longest frame', 'ms', ({pan}) => pan.longestMs),
      ...beside('zoomed: from the press to the frame', 'ms', ({zoomMs}) => median(zoomMs)),
      ...beside('zoomed: slowest press', 'ms', ({zoomMs}) => Math.max(...zoomMs)),
      ...promised('longest task of all that', ({longestTaskMs}) => longestTaskMs, longTaskMs),
      ...both('memory of scripts added', 'bytes', ({heapBytes}) => heapBytes),
      ...beside('DOM nodes added', 'count', ({nodes}) => nodes),
    ],
  };
}

/** A pathway that is too large: what of it is drawn, and how soon. */
export async function measureHuge(browser: Browser, options: Omit<BigOptions, 'runs'>): Promise<Section> {
  const {scene} = options;
  const lines = await inPage(browser, options, 'ours', async ({page}): Promise<Line[]> => {
    // To hand it over takes longer than to draw it.
    await page.evaluate((given) => {
      Object.assign(globalThis, {benchScene: given});
    }, scene);
    await page.waitForTimeout(500);
    await page.evaluate(() => globalThis.benchFrames.longestTask());
    const {firstFrameMs, settledMs} = await page.evaluate<Built>(`(${String(buildElement)})(benchScene)`);
    const {steps, codes, longest} = await page.evaluate(() => {
      const element = document.querySelector('badge-pathway');
      return {
        steps: element?.renderRoot.querySelectorAll('.step').length ?? 0,
        codes: element?.faults.map(({code}) => code).join() ?? '',
        longest: globalThis.benchFrames.longestTask(),
      };
    });
    return [
      {what: `steps that are drawn (${codes})`, value: steps, unit: 'count'},
      {what: 'from the data to the first frame', value: firstFrameMs, unit: 'ms'},
      {what: 'until nothing changes any more', value: settledMs, unit: 'ms'},
      {what: 'longest task', value: longest, unit: 'ms'},
    ];
  });
  return {title: `${scene.pathway.steps.length.toLocaleString('en')} steps in a page, once`, lines};
}

export interface Opened {
  readonly page: Page;
  readonly session: CDPSession;
}

async function inPage<T>(
  browser: Browser,
  {url, ours, blank, slowdown}: Omit<BigOptions, 'runs'>,
  kind: Kind,
  use: (opened: Opened) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}});
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.addInitScript(offerFrames);
    await page.goto(`${url}/${(kind === 'ours' ? ours : blank).folder}/`);
    if (kind === 'ours') await page.locator(`badge-pathway ${ours.control}`).first().waitFor();
    await page.evaluate(() => {
      document.body.replaceChildren();
    });
    await session.send('Performance.enable');
    if (slowdown > 1) await session.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
    return await use({page, session});
  } finally {
    await context.close();
  }
}

async function measureOne(
  {page, session}: Opened,
  kind: Kind,
  {scene, markup}: {readonly scene: Scene; readonly markup: Markup},
): Promise<Result> {
  const before = await memoryOf(session);
  const built =
    kind === 'ours' ? await page.evaluate(buildElement, scene) : await page.evaluate(buildMarkup, markup);
  const after = await memoryOf(session);
  const longestTask = (): number => globalThis.benchFrames.longestTask();
  await page.evaluate(longestTask);
  const zoomMs: number[] = [];
  for (const by of presses) {
    zoomMs.push(await page.evaluate(kind === 'ours' ? zoomElement : zoomMarkup, by));
    await page.waitForTimeout(200);
  }
  const scroll = await gesture({page, session}, {xDistance: 0, yDistance: -6000});
  const pan = await gesture({page, session}, {xDistance: -2400, yDistance: 0});
  return {
    ...built,
    scroll,
    pan,
    zoomMs,
    longestTaskMs: await page.evaluate(longestTask),
    heapBytes: after.heapBytes - before.heapBytes,
    nodes: after.nodes - before.nodes,
  };
}

/** The browser's own scrolling, by a wheel, in the middle of a wide page. */
export async function gesture(
  {page, session}: Opened,
  distance: {readonly xDistance: number; readonly yDistance: number},
): Promise<FrameTimes> {
  const before = await page.evaluate(scrolledBy);
  await page.evaluate(() => {
    globalThis.benchFrames.start();
  });
  await session.send('Input.synthesizeScrollGesture', {
    x: 640,
    y: 400,
    ...distance,
    speed: 3000,
    preventFling: true,
    gestureSourceType: 'mouse',
  });
  const times = await page.evaluate(framesDuring);
  if ((await page.evaluate(scrolledBy)) === before) throw new Error('nothing was scrolled');
  return times;
}

/** Of scripts, once what nobody holds is gone; and the nodes of the page. */
export async function memoryOf(session: CDPSession): Promise<{heapBytes: number; nodes: number}> {
  await session.send('HeapProfiler.collectGarbage');
  const {metrics} = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {heapBytes: of('JSHeapUsedSize'), nodes: of('Nodes')};
}
