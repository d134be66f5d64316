/** From a cold page to its first verified badge: ours beside a page that asks @digitalbazaar/vc directly. Each visit in a browser context of its own. */
import type {JsonObject} from '@pepites/credentials';
import type {Browser} from 'playwright-core';
import {bundleAsBuilt, bundlePage, type PageFile} from '../support/bundle.ts';
import {onLoopback} from '../support/on-loopback.ts';
import type {BadgeMaker} from './badges.ts';
import {atMost, calmestTenth, median, type Section} from './measure.ts';

type SiteName = 'ours' | 'oursByLoader' | 'bazaar';

interface VerifiedSite {
  readonly name: string;
  readonly script: string;
  /** Between the head and the script. */
  readonly body: string;
  readonly files: ReadonlyMap<string, PageFile>;
  /** What is there once the badge is verified, for `querySelector`. */
  readonly verified: string;
}

export async function measureVerifiedCold(
  browser: Browser,
  maker: BadgeMaker,
  {slowdown, runs}: {readonly slowdown: number; readonly runs: number},
): Promise<Section> {
  const [badge = {}] = await maker.make('small', 90_000, 1);
  const sites = await sitesOf(badge);
  const names = Object.keys(sites) as SiteName[];
  const times: Record<SiteName, number[]> = {ours: [], oursByLoader: [], bazaar: []};
  const bytes: Record<SiteName, number> = {ours: 0, oursByLoader: 0, bazaar: 0};
  for (let turn = -1; turn < runs; turn++) {
    // Each begins as often as the others; the first turn warms up the machine.
    const first = (turn + names.length) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const visit = await visitOnce(browser, sites[name], slowdown);
      bytes[name] = visit.bytes;
      if (turn >= 0) times[name].push(visit.verifiedMs);
    }
  }
  const beside = (name: 'ours' | 'oursByLoader', pick: (values: readonly number[]) => number): number =>
    pick(times[name]) / pick(times.bazaar);
  return {
    title: `From a cold page to its first verified badge (${runs} visits each, in turns${slowdown > 1 ? `; processor ${slowdown} × slower` : ''})`,
    lines: [
      ...names.flatMap((name) => [
        {what: `${sites[name].name}: median`, value: median(times[name]), unit: 'ms' as const},
        {what: `${sites[name].name}: calmest tenth`, value: calmestTenth(times[name]), unit: 'ms' as const},
        ...(slowdown > 1
          ? []
          : [{what: `${sites[name].name}: files, gzipped`, value: bytes[name], unit: 'bytes' as const}]),
      ]),
      ...(['ours', 'oursByLoader'] as const).flatMap((name) => [
        atMost(`${sites[name].name} beside ${sites.bazaar.name}: medians`, beside(name, median), '×', 1),
        atMost(
          `${sites[name].name} beside ${sites.bazaar.name}: calmest tenth`,
          beside(name, calmestTenth),
          '×',
          1,
        ),
      ]),
    ],
  };
}

async function sitesOf(badge: JsonObject): Promise<Record<SiteName, VerifiedSite>> {
  const data = JSON.stringify(badge).replaceAll('<', '\\u003c');
  const display = `<badge-display><script type="application/json">${data}</script></badge-display>`;
  const own = 'badge-display:state(verified)';
  return {
    ours: {
      name: '<badge-display>',
      script: 'badge-display',
      body: display,
      files: await bundleAsBuilt({'badge-display': 'packages/elements/src/badge-display/badge-display.ts'}),
      verified: own,
    },
    oursByLoader: {
      name: '<badge-display> by the loader',
      script: 'badges',
      body: display,
      files: await bundleAsBuilt({badges: 'packages/elements/src/loader.ts'}),
      verified: own,
    },
    bazaar: {
      name: 'a page with @digitalbazaar/vc',
      script: 'elements-cold-bazaar',
      body: `<script type="application/json" id="badge">${data}</script><main></main>`,
      files: await bundlePage('test/bench/elements-cold-bazaar.ts'),
      verified: '.verified',
    },
  };
}

interface Visit {
  /** From the navigation to the frame that shows the badge as verified. */
  readonly verifiedMs: number;
  /** Of all files that were fetched, gzipped. */
  readonly bytes: number;
}

async function visitOnce(browser: Browser, site: VerifiedSite, slowdown: number): Promise<Visit> {
  let bytes = 0;
  const server = await onLoopback((request, response) => {
    const file = site.files.get(request.url ?? '');
    bytes += file?.weight ?? 0;
    const isPage = request.url === '/';
    response.writeHead(file || isPage ? 200 : 404, {
      'content-type': `${file ? 'text/javascript' : 'text/html'}; charset=utf-8`,
      'cache-control': 'no-store',
    });
    response.end(
      file?.contents ??
        `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Badge</title><link rel="icon" href="data:,"><script type="module" src="${site.script}.js"></script></head><body>${site.body}</body></html>`,
    );
  });
  const context = await browser.newContext({viewport: {width: 1280, height: 800}});
  try {
    const page = await context.newPage();
    const faults: Error[] = [];
    page.on('pageerror', (error) => faults.push(error));
    if (slowdown > 1) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
    }
    await page.addInitScript(watchVerified, site.verified);
    const told = page.waitForEvent('console', {
      predicate: (message) => message.text().startsWith('verified '),
      timeout: 60_000,
    });
    await page.goto(`${server.url}/`, {waitUntil: 'commit'});
    const verifiedMs = Number((await told).text().replace('verified ', ''));
    if (faults[0]) throw faults[0];
    return {verifiedMs, bytes};
  } finally {
    await context.close();
    await server.close();
  }
}

/** In the page: looks at each frame, which is when somebody sees it. */
function watchVerified(verified: string): void {
  if (location.protocol === 'about:') return;
  const look = (): void => {
    if (document.querySelector(verified)) {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => {
        console.debug(`verified ${performance.now()}`);
        port1.close();
      };
      port2.postMessage(0);
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
