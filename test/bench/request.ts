/** The bench of `<badge-request>`: sixty questions on a processor four times slower, with real keys and clicks. */
import {type Browser, type CDPSession, chromium, type Page} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundlePage} from '../support/bundle.ts';
import {onLoopback} from '../support/on-loopback.ts';
import {atMost, type Line, median, type Section} from './measure.ts';

const questions = 60;
const slowdown = 4;
/** What a person takes for at once. */
const mostMs = 50;

export interface RequestTimes {
  /** From each act to the frame that shows it. */
  readonly latenciesMs: readonly number[];
  /** Processor time of the page for one act, in milliseconds, as if the processor were slower. */
  readonly processorMs: number;
  /** The same of a key in a page that holds one bare field: what the browser itself takes. */
  readonly bareMs: number;
}

export async function benchRequest({isQuick}: {readonly isQuick: boolean}): Promise<Section[]> {
  const sections: Section[] = [];
  for (const layout of ['page', 'steps'] as const) {
    const times = await timeRequest(layout, {acts: isQuick ? 12 : 60});
    const sorted = [...times.latenciesMs].sort((a, b) => a - b);
    const lines: Line[] = [
      atMost('from an act to its frame, median', median(sorted), 'ms', mostMs),
      atMost(
        'from an act to its frame, nine of ten',
        sorted[Math.floor(sorted.length * 0.9)] ?? NaN,
        'ms',
        mostMs,
      ),
      {what: 'from an act to its frame, the longest', value: sorted.at(-1) ?? NaN, unit: 'ms'},
      atMost(`processor time of an act, times ${slowdown}`, times.processorMs, 'ms', mostMs),
      {what: 'the same in a page with one bare field', value: times.bareMs, unit: 'ms'},
      {what: 'acts', value: sorted.length, unit: 'count'},
    ];
    sections.push({
      title: `<badge-request layout="${layout}">, ${questions} questions, ${slowdown} × slower`,
      lines,
    });
  }
  return sections;
}

/** Answers questions with real keys and clicks. @param options.isSlowed false: only the processor time is of use */
export async function timeRequest(
  layout: 'steps' | 'page',
  {acts, isSlowed = true}: {readonly acts: number; readonly isSlowed?: boolean},
): Promise<RequestTimes> {
  const files = await bundlePage('test/bench/request-page.ts');
  const server = await onLoopback((request, response) => {
    const file = files.get(request.url ?? '');
    response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(
      file?.contents ??
        '<!doctype html><html lang="fr"><body><script type="module" src="/request-page.js"></script>',
    );
  });
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({executablePath: await findBrowser(console.error), args: browserFlags});
    const page = await browser.newPage({viewport: {width: 360, height: 740}});
    await page.goto(server.url);
    await page.waitForFunction(() => 'benchRequest' in globalThis);
    await page.evaluate(async ({layout: how, count}) => globalThis.benchRequest.open(how, count), {
      layout,
      count: questions,
    });
    await page.getByRole('button', {name: 'Commencer'}).click();
    return await answer(page, {layout, acts, isSlowed});
  } finally {
    await browser?.close();
    await server.close();
  }
}

async function answer(
  page: Page,
  {
    layout,
    acts,
    isSlowed,
  }: {readonly layout: 'steps' | 'page'; readonly acts: number; readonly isSlowed: boolean},
): Promise<RequestTimes> {
  const devtools = await page.context().newCDPSession(page);
  await page.locator('badge-request form').waitFor();
  await devtools.send('Performance.enable', {timeDomain: 'threadTicks'});
  const busyMs = async (): Promise<number> => {
    const {metrics} = await devtools.send('Performance.getMetrics');
    return (metrics.find(({name}) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const processor: number[] = [];
  const latencies: number[] = [];
  const bare: number[] = [];
  // The first ones compile what the others run.
  for (let act = -4; act < acts; act++) {
    if (act === 0 && isSlowed) await devtools.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
    const place = await page.evaluate(({how, n}) => globalThis.benchRequest.aim(how, n), {
      how: layout,
      n: act + 4,
    });
    const {latencyMs, busy} = await timeAct(place);
    if (act < 0) continue;
    latencies.push(latencyMs);
    processor.push(busy);
  }
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.replaceChildren(field);
    field.focus();
  });
  for (let act = 0; act < acts; act++) bare.push((await timeAct(undefined)).busy);
  const factor = isSlowed ? 1 : slowdown;
  return {
    latenciesMs: latencies,
    processorMs: median(processor) * factor,
    bareMs: median(bare) * factor,
  };

  async function timeAct(place: Place | undefined): Promise<{latencyMs: number; busy: number}> {
    await page.evaluate(() => globalThis.benchRequest.latencies());
    const before = await busyMs();
    await actAt(devtools, place);
    const latencyMs = await page.evaluate(() => globalThis.benchRequest.latency());
    return {latencyMs, busy: (await busyMs()) - before};
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A key in the field that has the focus, or a click. */
async function actAt(devtools: CDPSession, place: Place | undefined): Promise<void> {
  if (!place) {
    await devtools.send('Input.dispatchKeyEvent', {type: 'keyDown', key: 'a', code: 'KeyA', text: 'a'});
    await devtools.send('Input.dispatchKeyEvent', {type: 'keyUp', key: 'a', code: 'KeyA'});
    return;
  }
  const click = {...place, button: 'left', clickCount: 1} as const;
  await devtools.send('Input.dispatchMouseEvent', {type: 'mousePressed', ...click});
  await devtools.send('Input.dispatchMouseEvent', {type: 'mouseReleased', ...click});
}
