/** Many badges in one page of Chromium: ours beside a vanilla element and beside plain HTML that show the same; and five hundred that check themselves. */
import type {JsonObject} from '@pepites/credentials';
import type {Browser, Page} from 'playwright-core';
import {bundlePage} from '../support/bundle.ts';
import {onLoopback} from '../support/on-loopback.ts';
import type {BadgeMaker} from './badges.ts';
import type {ManyDrawn, ManyKind} from './elements-many-page.ts';
import {atMost, type Line, median, type Section} from './measure.ts';
import {memoryOf} from './pathway-page-big.ts';

const kinds: readonly ManyKind[] = ['ours', 'vanilla', 'html'];
const names: Record<ManyKind, string> = {
  ours: '<badge-display>',
  vanilla: 'vanilla element',
  html: 'plain HTML',
};

/** What browsers call a long task. */
const longTaskMs = 50;

export async function measureMany(
  browser: Browser,
  maker: BadgeMaker,
  {counts, runs}: {readonly counts: readonly number[]; readonly runs: number},
): Promise<Section> {
  const lines: Line[] = [];
  /** Of ours, in milliseconds. */
  const each = new Map<number, number>();
  await withPages(browser, {width: 1280, height: 800}, async (open) => {
    for (const count of counts) {
      const badges = await maker.make('small', 20_000, count);
      const drawn: Record<ManyKind, Drawn[]> = {ours: [], vanilla: [], html: []};
      for (let turn = 0; turn < runs; turn++)
        for (const kind of turn % 2 === 0 ? kinds : [...kinds].reverse()) {
          const page = await open();
          await give(page, badges);
          drawn[kind].push(await drawOnce(page, kind));
          await page.close();
        }
      lines.push(...linesOf(count, drawn));
      each.set(count, median(drawn.ours.map(({drawnMs}) => drawnMs)) / count);
      const ofThousand = each.get(1000);
      if (count > 1000 && ofThousand !== undefined)
        lines.push(
          atMost(
            `${count.toLocaleString('en')}: each, beside one of 1,000`,
            (each.get(count) ?? 0) / ofThousand,
            '×',
            2,
          ),
        );
    }
  });
  return {title: `Badges drawn in a page, unchecked (medians of ${runs} fresh pages each, in turns)`, lines};
}

interface Drawn extends ManyDrawn {
  /** What they added to the page's memory of scripts, and to its nodes. */
  readonly heapBytes: number;
  readonly nodes: number;
}

async function drawOnce(page: Page, kind: ManyKind): Promise<Drawn> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate((name) => globalThis.warmUp(name), kind);
  const before = await memoryOf(session);
  const drawn = await page.evaluate((name) => globalThis.drawMany(name), kind);
  const after = await memoryOf(session);
  return {...drawn, heapBytes: after.heapBytes - before.heapBytes, nodes: after.nodes - before.nodes};
}

function linesOf(count: number, drawn: Record<ManyKind, readonly Drawn[]>): Line[] {
  const of = (kind: ManyKind, what: keyof Drawn): number => median(drawn[kind].map((one) => one[what]));
  const many = count.toLocaleString('en');
  return [
    ...kinds.map((kind): Line => ({
      what: `${many}: all drawn, ${names[kind]}`,
      value: of(kind, 'drawnMs'),
      unit: 'ms',
    })),
    ...(['vanilla', 'html'] as const).map((kind): Line => ({
      what: `${many}: ours beside ${names[kind]}`,
      value: of('ours', 'drawnMs') / of(kind, 'drawnMs'),
      unit: '×',
    })),
    {what: `${many}: longest task, ${names.ours}`, value: of('ours', 'longestTaskMs'), unit: 'ms'},
    ...(count >= 1000
      ? kinds.map((kind): Line => ({
          what: `${many}: memory of scripts for each, ${names[kind]}`,
          value: of(kind, 'heapBytes') / count,
          unit: 'bytes',
        }))
      : []),
    ...(count === 1
      ? kinds.map((kind): Line => ({
          what: `${many}: nodes, ${names[kind]}`,
          value: of(kind, 'nodes'),
          unit: 'count',
        }))
      : []),
  ];
}

/** All of them in view, so that each checks itself. */
export async function measureManyVerified(
  browser: Browser,
  maker: BadgeMaker,
  {count, runs}: {readonly count: number; readonly runs: number},
): Promise<Section> {
  const badges = await maker.make('small', 50_000, count);
  const results: {totalMs: number; longestTaskMs: number}[] = [];
  await withPages(browser, {width: 1280, height: 6000}, async (open) => {
    for (let turn = 0; turn < runs; turn++) {
      const page = await open();
      await give(page, badges);
      const {verified, ...times} = await page.evaluate(() => globalThis.verifyMany());
      if (verified !== count) throw new Error(`${verified} of ${count} verified`);
      results.push(times);
      await page.close();
    }
  });
  return {
    title: `${count} <badge-display> that check themselves (median of ${runs} fresh pages)`,
    lines: [
      {what: 'until all are verified', value: median(results.map(({totalMs}) => totalMs)), unit: 'ms'},
      atMost(
        'longest task above 50 ms, drawing included',
        median(results.map(({longestTaskMs}) => longestTaskMs)),
        'ms',
        longTaskMs,
      ),
    ],
  };
}

/** Handing them over is not measured. */
async function give(page: Page, badges: readonly JsonObject[]): Promise<void> {
  await page.evaluate((given) => {
    Object.assign(globalThis, {givenBadges: given});
  }, badges);
}

async function withPages(
  browser: Browser,
  viewport: {readonly width: number; readonly height: number},
  use: (open: () => Promise<Page>) => Promise<void>,
): Promise<void> {
  const files = await bundlePage('test/bench/elements-many-page.ts');
  const server = await onLoopback((request, response) => {
    const file = files.get(request.url ?? '');
    response.writeHead(200, {'content-type': file ? 'text/javascript' : 'text/html; charset=utf-8'});
    response.end(
      file?.contents ??
        '<!doctype html><html lang="fr"><link rel="icon" href="data:,"><body><script type="module" src="/elements-many-page.js"></script>',
    );
  });
  try {
    await use(async () => {
      const page = await browser.newPage({viewport});
      await page.goto(server.url);
      await page.waitForFunction(() => 'drawMany' in globalThis);
      return page;
    });
  } finally {
    await server.close();
  }
}
