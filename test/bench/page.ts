/** 500 badges in one page of Chromium, by each engine: how long, and how long the page stands still. */
import type {Browser} from 'playwright-core';
import {bundlePage} from '../support/bundle.ts';
import {onLoopback} from '../support/on-loopback.ts';
import type {BadgeMaker} from './badges.ts';
import {atMost, median, type Section} from './measure.ts';
import type {PageResult} from './page-entry.ts';

const COUNT = 500;
/** What browsers call a long task. */
const LONG_TASK_MS = 50;

export async function measurePages(
  browser: Browser,
  maker: BadgeMaker,
  {runs}: {readonly runs: number},
): Promise<Section> {
  const badges = await maker.make('small', 10_000, COUNT);
  const results: Record<'ours' | 'bazaar', PageResult[]> = {ours: [], bazaar: []};
  for (let turn = 0; turn < runs; turn++) {
    for (const name of ['ours', 'bazaar'] as const) {
      results[name].push(await inPage(browser, `test/bench/page-${name}.ts`, badges));
    }
  }
  const of = (name: 'ours' | 'bazaar', what: 'totalMs' | 'longestTaskMs'): number =>
    median(results[name].map((result) => result[what]));
  return {
    title: `${COUNT} badges in a page of Chromium (median of ${runs} fresh pages)`,
    lines: [
      atMost('ours (verifyAll): total', of('ours', 'totalMs'), 'ms', of('bazaar', 'totalMs')),
      atMost('ours: longest task above 50 ms', of('ours', 'longestTaskMs'), 'ms', LONG_TASK_MS),
      {what: '@digitalbazaar/vc: total', value: of('bazaar', 'totalMs'), unit: 'ms'},
      {what: '@digitalbazaar/vc: longest task above 50 ms', value: of('bazaar', 'longestTaskMs'), unit: 'ms'},
    ],
  };
}

async function inPage(browser: Browser, entry: string, badges: readonly object[]): Promise<PageResult> {
  const files = await bundlePage(entry);
  const script = `/${entry.split('/').at(-1)?.replace('.ts', '.js') ?? ''}`;
  const server = await onLoopback((request, response) => {
    const file = files.get(request.url ?? '');
    response.writeHead(200, {'content-type': file ? 'text/javascript' : 'text/html'});
    response.end(file?.contents ?? `<!doctype html><script type="module" src="${script}"></script>`);
  });
  const page = await browser.newPage();
  try {
    await page.goto(`${server.url}/`);
    await page.waitForFunction(() => 'measurePage' in globalThis);
    const result = await page.evaluate((given) => globalThis.measurePage(given as never), badges);
    if (result.verified !== badges.length) throw new Error(`${entry}: ${result.verified} verified`);
    return result;
  } finally {
    await page.close();
    await server.close();
  }
}
