/** From a cold start to a step that has the focus: each visit in a browser context of its own, nothing kept from the one before. */
import type {Browser} from 'playwright-core';
import {atMost, calmestTenth, type Line, median, type Section} from './measure.ts';
import type {Site, SiteName} from './pathway-page-sites.ts';

/** Milliseconds since the navigation began. */
export interface Visit {
  /** The first step's control takes the focus. */
  readonly focusedMs: number;
  /** The frame in which it has it is drawn. */
  readonly drawnMs: number;
  /** Paths of the files that were fetched until then. */
  readonly fetched: readonly string[];
}

export interface VisitOptions {
  readonly url: string;
  /** How many times slower the processor is made. */
  readonly slowdown?: number;
}

export async function visit(browser: Browser, site: Site, options: VisitOptions): Promise<Visit> {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}});
  try {
    const page = await context.newPage();
    const {slowdown = 1} = options;
    if (slowdown > 1) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
    }
    const fetched: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith('http')) fetched.push(new URL(request.url()).pathname);
    });
    const faults: Error[] = [];
    page.on('pageerror', (error) => faults.push(error));
    await page.addInitScript(watchFocus, [site.host ?? '', site.control] as const);
    const told = page.waitForEvent('console', {
      predicate: (message) => message.text().startsWith('focused '),
      timeout: 60_000,
    });
    await page.goto(`${options.url}/${site.folder}/`, {waitUntil: 'commit'});
    const [focusedMs = 0, drawnMs = 0] = (await told).text().replace('focused ', '').split(' ').map(Number);
    if (faults[0]) throw faults[0];
    return {focusedMs, drawnMs, fetched};
  } finally {
    await context.close();
  }
}

/** In the page: tries again and again, as somebody does who waits for the page. */
function watchFocus([host, control]: readonly [string, string]): void {
  if (location.protocol === 'about:') return;
  const look = (): void => {
    const root = host === '' ? document : document.querySelector(host)?.shadowRoot;
    const element = root?.querySelector<HTMLElement>(control);
    element?.focus();
    if (!root || !element || root.activeElement !== element) {
      void scheduler.postTask(look, {delay: 1, priority: 'user-blocking'});
      return;
    }
    const focusedMs = performance.now();
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => {
        console.debug(`focused ${focusedMs} ${performance.now()}`);
        port1.close();
      };
      port2.postMessage(0);
    });
  };
  look();
}

export interface ColdOptions {
  readonly url: string;
  readonly sites: Readonly<Record<SiteName, Site>>;
  readonly runs: number;
  readonly slowdown: number;
}

/** What is promised of ours: how many times the time of another, at most. */
const limits: Partial<Record<SiteName, number>> = {script: 1.5, reactFlow: 0.4};

/** The page draws the first two; of the third a server has drawn what is focused, and the script may come later. */
const own = ['ours', 'oursByLoader', 'serverDrawn'] as const;

export async function measureCold(browser: Browser, options: ColdOptions): Promise<Section> {
  const {url, sites, runs, slowdown} = options;
  const names = Object.keys(sites) as SiteName[];
  const visits = new Map<SiteName, Visit[]>(names.map((name) => [name, []]));
  for (let turn = -1; turn < runs; turn++) {
    // Each begins as often as the others; the first turn warms up the machine and the server.
    const first = (turn + names.length) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const made = await visit(browser, sites[name], {url, slowdown});
      if (turn >= 0) visits.get(name)?.push(made);
    }
  }
  const timesOf = (name: SiteName, what: 'focusedMs' | 'drawnMs' = 'focusedMs'): number[] =>
    (visits.get(name) ?? []).map((made) => made[what]);
  const others = names.filter((name) => !own.some((one) => one === name));
  const ratio = (one: SiteName, other: SiteName, pick: (times: readonly number[]) => number): number =>
    pick(timesOf(one)) / pick(timesOf(other));
  return {
    title: `12 steps, from a cold start to the focus on the first (${runs} visits each, in turns${slowdown > 1 ? `; processor ${slowdown} × slower` : ''})`,
    lines: [
      ...names.flatMap((name): Line[] => [
        {what: `${sites[name].name}: median`, value: median(timesOf(name)), unit: 'ms'},
        {what: `${sites[name].name}: calmest tenth`, value: calmestTenth(timesOf(name)), unit: 'ms'},
        {
          what: `${sites[name].name}: drawn with it, median`,
          value: median(timesOf(name, 'drawnMs')),
          unit: 'ms',
        },
      ]),
      ...own.flatMap((one) =>
        others.flatMap((name): Line[] =>
          (['medians', 'calmest tenth'] as const).map((pick) => {
            const value = ratio(one, name, pick === 'medians' ? median : calmestTenth);
            const what = `${sites[one].name} beside ${sites[name].name}: ${pick}`;
            const limit = limits[name];
            return limit === undefined ? {what, value, unit: '×'} : atMost(what, value, '×', limit);
          }),
        ),
      ),
    ],
  };
}
