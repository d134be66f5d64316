/** The stories, built and served on the loopback, and shown one after the other on a page that always tells the same time. */
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Browser, BrowserContextOptions, Page} from 'playwright-core';
import {root, runTool} from './command.ts';
import {serveFolder} from './serve-folder.ts';

export interface ShownStory {
  /** As in `elements-badge-request--sent`. */
  readonly id: string;
  /** The element, or the element and what of it: `badge-request`, `badge-request-questions`. */
  readonly element: string;
  /** As in `sent`. */
  readonly name: string;
  /** Its accessibility tree is compared: what it shows does not change by itself, and is not too long to be read. */
  readonly isReadOut: boolean;
  /** It shows somebody waiting, for ever; of another story an element that still waits is a fault. */
  readonly isWaiting: boolean;
}

export interface Storybook {
  readonly url: string;
  readonly stories: readonly ShownStory[];
  readonly close: () => Promise<void>;
}

/** The day of the samples: what is new, late or a day old in a story stays so for ever. */
const today = '2026-11-24T09:00:00Z';
/** A slow machine has this long to show a story. */
const patienceMs = 30_000;

/** @param options.isBuilt the one that is there is good enough */
export async function openStorybook({isBuilt = false} = {}): Promise<Storybook> {
  const output = join(root, 'out/storybook');
  if (!isBuilt) {
    const options = ['-c', 'stories/.storybook', '-o', output, '--disable-telemetry', '--quiet'];
    const built = await runTool('storybook', ['build', ...options]);
    if (built.code !== 0) throw new Error(built.output);
  }
  const index = JSON.parse(await readFile(join(output, 'index.json'), 'utf8')) as {
    entries: Record<string, {id: string; type: string; title: string; tags?: readonly string[]}>;
  };
  const stories = Object.values(index.entries)
    .filter(({type}) => type === 'story')
    .map(({id, title, tags = []}) => ({
      id,
      element: (title.split('/').at(-1) ?? '').replaceAll(' ', '-'),
      name: id.split('--').at(-1) ?? '',
      isWaiting: tags.includes('waiting'),
      isReadOut: !tags.includes('moving') && !tags.includes('long'),
    }));
  // Their names tell what is in them.
  const isLasting = (path: string): boolean => path.startsWith('/assets/');
  return {...(await serveFolder(output, {isLasting})), stories};
}

/** A page for stories: at rest, in Paris, on the day of the samples. */
export async function storyPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...options,
  });
  await context.addInitScript((start) => {
    const behind = Date.now() - Date.parse(start);
    const now = Date.now.bind(Date);
    globalThis.Date = class extends Date {
      constructor(...given: readonly unknown[]) {
        super(...((given.length === 0 ? [now() - behind] : given) as [number]));
      }
      static override now(): number {
        return now() - behind;
      }
    } as DateConstructor;
  }, today);
  return context.newPage();
}

/**
 * Shows a story on a device that remembers nothing, and waits until it has been played and rests.
 * @returns what went wrong meanwhile, one sentence each
 */
export async function showStory(
  page: Page,
  {url}: Storybook,
  {id, isWaiting}: ShownStory,
): Promise<string[]> {
  const problems: string[] = [];
  const note = (error: Error): void => void problems.push(error.message);
  page.on('pageerror', note);
  await forget(page, url);
  await page.goto(`${url}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true`);
  const phase = await page
    .waitForFunction(
      () => {
        const {__STORYBOOK_PREVIEW__: preview} = globalThis as unknown as {
          __STORYBOOK_PREVIEW__?: {currentRender?: {phase?: string}};
        };
        const now = preview?.currentRender?.phase;
        return now === 'finished' || now === 'errored' || now === 'aborted' ? now : false;
      },
      undefined,
      {timeout: patienceMs, polling: 20},
    )
    .then((handle) => handle.jsonValue());
  if (phase !== 'finished') problems.push(`the story ended as ${phase}`);
  problems.push(...(await page.evaluate(refusalOfPlay)));
  const rest = await page.evaluate(rests, isWaiting);
  if (rest !== 'rested') problems.push(rest);
  page.off('pageerror', note);
  return problems;
}

/** Waits until a story that was shown, and then changed from without, rests again. */
export async function restsAgain(page: Page): Promise<void> {
  await page.evaluate(rests, true);
}

/** What an earlier story kept on the device. */
async function forget(page: Page, url: string): Promise<void> {
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {origin: url, storageTypes: 'all'});
  await session.detach();
}

/** In the page: why the story could not be played to its end. Storybook says so to its channel, and goes on. */
function refusalOfPlay(): string[] {
  const {__STORYBOOK_ADDONS_CHANNEL__: channel} = globalThis as unknown as {
    __STORYBOOK_ADDONS_CHANNEL__: {last(event: string): readonly {readonly message?: string}[] | undefined};
  };
  return (channel.last('playFunctionThrewException') ?? []).map(({message = ''}) => message);
}

/**
 * In the page: the same words and shapes are there for a while, fonts, pictures and elements have come.
 * @param mayWait nobody is waited for
 * @returns 'rested', or what is wrong
 */
async function rests(mayWait: boolean): Promise<string> {
  const usualMs = 320;
  const states = ['waiting', 'loading', 'checking', 'signing', 'looking', 'taking', 'saving', 'unsaved'];
  const waiting = [':not(:defined)', ...states.map((state) => `:state(${state})`)].join();
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const isWaiting = (within: Document | ShadowRoot): boolean =>
    [...within.querySelectorAll('*')].some(
      (each) =>
        each.matches(waiting) ||
        // It is defined, and its words are still on their way.
        ('hasUpdated' in each && each.hasUpdated === false) ||
        (each.shadowRoot ? isWaiting(each.shadowRoot) : false),
    );
  const looks = (within: Document | ShadowRoot): string =>
    [...within.querySelectorAll('*')]
      .map((each) => {
        const {width, height, x, y} = each.getBoundingClientRect();
        // What is hidden, or far from what is seen, is not fetched before somebody comes near.
        const isNear = width > 0 && x < innerWidth && y < innerHeight && x + width > 0 && y + height > 0;
        const isPending =
          each instanceof HTMLImageElement && !each.complete && (isNear || each.loading !== 'lazy');
        return `${each.localName}${[width, height, x, y].map(Math.round).join()}${isPending ? Math.random() : ''}${each.shadowRoot ? looks(each.shadowRoot) : ''}`;
      })
      .join() + (within.textContent ?? '');
  await document.fonts.ready;
  let last = '';
  let since = performance.now();
  for (const end = since + 30_000; performance.now() < end;) {
    await wait(40);
    const now = looks(document);
    if (now !== last) since = performance.now();
    last = now;
    if (performance.now() - since >= usualMs && (mayWait || !isWaiting(document))) return 'rested';
  }
  return isWaiting(document) ? 'an element of the story still waits' : 'the story never comes to rest';
}
