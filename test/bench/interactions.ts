/** How quick elements are under a person's hands: real keys and presses in a browser, on a processor that is slowed down. */
import {type Browser, type CDPSession, chromium, type Page} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundlePage} from '../support/bundle.ts';
import {onLoopback} from '../support/on-loopback.ts';
import type {Act, SeenAct} from './interactions-page.ts';
import {atMost, type Line, median} from './measure.ts';

/** A small telephone beside the machine of a developer. */
export const slowdown = 4;
/** A finger stays for a while; what the press itself shows is painted meanwhile, and counted by itself. */
const pressMs = 100;
/** What a person takes for at once. */
export const mostMs = 50;

export interface ActTimes {
  readonly kind: string;
  readonly latenciesMs: readonly number[];
  readonly shownMs: readonly number[];
  /**
   * Processor time of the page for one act, the median, in milliseconds, as if the processor were slower. What is drawn after the act's own
   * paint is in it.
   */
  readonly processorMs: number;
  /** Of that: scripts, styles, places. */
  readonly parts: {readonly script: number; readonly style: number; readonly layout: number};
}

export interface InteractionOptions {
  /** A page with `measureInteractions`. */
  readonly entry: string;
  readonly open: (page: Page) => Promise<void>;
  readonly kinds: readonly string[];
  /** Of each kind. */
  readonly acts: number;
  /** false: only the processor time is of use. */
  readonly isSlowed?: boolean;
}

export interface Interactions {
  readonly acts: readonly ActTimes[];
  /** Processor time of a letter in a page that holds one bare field: what the browser itself takes, in this run. */
  readonly bareMs: number;
}

/** Every kind of act, `acts` times, after a few that compile what the others run. */
export async function timeInteractions(options: InteractionOptions): Promise<Interactions> {
  const {entry, open, kinds, acts, isSlowed = true} = options;
  const files = await bundlePage(entry);
  const script = `/${entry.replace(/^.*\//, '').replace(/\.ts$/, '.js')}`;
  const server = await onLoopback((request, response) => {
    const file = files.get(request.url ?? '');
    response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(
      file?.contents ??
        `<!doctype html><html lang="fr"><body><script type="module" src="${script}"></script>`,
    );
  });
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({executablePath: await findBrowser(console.error), args: browserFlags});
    const page = await browser.newPage({viewport: {width: 360, height: 740}});
    await page.goto(server.url);
    await page.waitForFunction(() => 'interactions' in globalThis);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', {timeDomain: 'threadTicks'});
    const bareBefore = await timeKind('bare');
    await devtools.send('Emulation.setCPUThrottlingRate', {rate: 1});
    await open(page);
    const times: ActTimes[] = [];
    for (const kind of kinds) times.push(await timeKind(kind));
    const bareAfter = await timeKind('bare');
    // What else the machine does may begin or end meanwhile.
    return {acts: times, bareMs: (bareBefore.processorMs + bareAfter.processorMs) / 2};

    async function timeKind(kind: string): Promise<ActTimes> {
      await devtools.send('Emulation.setCPUThrottlingRate', {rate: 1});
      for (let act = 0; act < 4; act++) await timeAct(page, devtools, kind);
      if (isSlowed) await devtools.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
      const timed: Timed[] = [];
      for (let act = 0; act < acts; act++) timed.push(await timeAct(page, devtools, kind));
      const factor = isSlowed ? 1 : slowdown;
      const of = (name: keyof Metrics): number => median(timed.map(({metrics}) => metrics[name])) * factor;
      return {
        kind,
        latenciesMs: timed.map(({latencyMs}) => latencyMs),
        shownMs: timed.map(({shownMs}) => shownMs),
        processorMs: of('TaskDuration'),
        parts: {
          script: of('ScriptDuration'),
          style: of('RecalcStyleDuration'),
          layout: of('LayoutDuration'),
        },
      };
    }
  } finally {
    await browser?.close();
    await server.close();
  }
}

/** What the bench says of each kind of act. `words`: what it is called. */
export function linesOf({acts, bareMs}: Interactions, words: Readonly<Record<string, string>>): Line[] {
  return [
    ...acts.flatMap((act) => linesOfAct(act, words[act.kind] ?? act.kind)),
    {what: 'processor of a letter in a page with one bare field', value: bareMs, unit: 'ms'},
  ];
}

function linesOfAct({latenciesMs, shownMs, processorMs, parts}: ActTimes, what: string): Line[] {
  const {script, style, layout} = parts;
  const whole = (ms: number): string => ms.toFixed(0);
  return [
    atMost(`${what}: to its paint, half of them`, median(latenciesMs), 'ms', mostMs),
    atMost(`${what}: to its paint, 95 of 100`, ninetyFifth(latenciesMs), 'ms', mostMs),
    ...(shownMs.some((ms, i) => ms > (latenciesMs[i] ?? 0) + 16)
      ? [atMost(`${what}: until it is there, half of them`, median(shownMs), 'ms', mostMs)]
      : []),
    atMost(
      `${what}: processor (script ${whole(script)}, style ${whole(style)}, layout ${whole(layout)})`,
      processorMs,
      'ms',
      mostMs,
    ),
  ];
}

export function ninetyFifth(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

const metricNames = ['TaskDuration', 'ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'] as const;
type Metrics = Readonly<Record<(typeof metricNames)[number], number>>;

interface Timed extends SeenAct {
  readonly metrics: Metrics;
}

async function timeAct(page: Page, devtools: CDPSession, kind: string): Promise<Timed> {
  const act = await page.evaluate((name) => globalThis.interactions.prepare(name), kind);
  const before = await readMetrics(devtools);
  await actOut(devtools, act);
  const seen = await page.evaluate(() => globalThis.interactions.seen());
  const after = await readMetrics(devtools);
  await page.evaluate(() => {
    globalThis.interactions.goOn();
  });
  const spent = metricNames.map((name) => [name, after[name] - before[name]] as const);
  return {...seen, metrics: Object.fromEntries(spent) as Metrics};
}

async function readMetrics(devtools: CDPSession): Promise<Metrics> {
  const {metrics} = await devtools.send('Performance.getMetrics');
  const ms = (name: string): number => (metrics.find((one) => one.name === name)?.value ?? Number.NaN) * 1000;
  return Object.fromEntries(metricNames.map((name) => [name, ms(name)] as const)) as Metrics;
}

async function actOut(devtools: CDPSession, act: Act): Promise<void> {
  if ('key' in act) {
    const {key} = act;
    const letter = key.length === 1 ? {text: key, code: `Key${key.toUpperCase()}`} : {code: key};
    const codes: Readonly<Record<string, number>> = {ArrowDown: 40, ArrowUp: 38, Enter: 13};
    const pressed = {key, ...letter, windowsVirtualKeyCode: codes[key] ?? key.toUpperCase().charCodeAt(0)};
    await devtools.send('Input.dispatchKeyEvent', {
      type: key.length === 1 ? 'keyDown' : 'rawKeyDown',
      ...pressed,
    });
    await devtools.send('Input.dispatchKeyEvent', {type: 'keyUp', ...pressed, text: ''});
    return;
  }
  const press = {...act, button: 'left', clickCount: 1} as const;
  await devtools.send('Input.dispatchMouseEvent', {type: 'mousePressed', ...press});
  await new Promise((go) => setTimeout(go, pressMs));
  await devtools.send('Input.dispatchMouseEvent', {type: 'mouseReleased', ...press});
}
