/** The page's side: functions that are sent into a page whole, and time what is drawn there. */
import type {Scene} from './pathway-page-scene.ts';

export interface Built {
  /** From the data to the end of the frame that shows it. */
  readonly firstFrameMs: number;
  /** To the last change of anything in it. */
  readonly settledMs: number;
}

export interface FrameTimes {
  readonly medianMs: number;
  readonly longestMs: number;
}

export interface Markup {
  readonly style: string;
  readonly nodes: string;
  /** How far across the map has been scrolled. */
  readonly scrollLeft: number;
}

declare global {
  var benchFrames: {
    /** Once the coming frame is drawn. */
    readonly drawn: () => Promise<void>;
    /** When nothing below `root` has changed for 300 ms: the moment of the last change's frame. */
    readonly settled: (root: Node) => Promise<number>;
    readonly start: () => void;
    readonly stop: () => readonly number[];
    /** Milliseconds of the longest task since it was last asked; 0 when none took 50 ms or more. */
    readonly longestTask: () => number;
  };
}

/** Before anything else in a page. */
export function offerFrames(): void {
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({type: 'longtask'});
  let counted: number[] | undefined;
  const drawn = (): Promise<void> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve();
        };
        port2.postMessage(0);
      });
    });
  globalThis.benchFrames = {
    drawn,
    settled: (root) =>
      new Promise((resolve) => {
        let last = performance.now();
        let timer = 0;
        const observer = new MutationObserver(() => {
          void drawn().then(() => {
            last = performance.now();
            wait();
          });
        });
        const wait = (): void => {
          clearTimeout(timer);
          timer = window.setTimeout(() => {
            observer.disconnect();
            resolve(last);
          }, 300);
        };
        observer.observe(root, {subtree: true, childList: true, attributes: true, characterData: true});
        wait();
      }),
    start: () => {
      const times: number[] = [];
      const frame = (time: number): void => {
        if (counted !== times) return;
        times.push(time);
        requestAnimationFrame(frame);
      };
      counted = times;
      requestAnimationFrame(frame);
    },
    stop: () => {
      const times = counted ?? [];
      counted = undefined;
      return times.slice(1).map((time, index) => time - (times[index] ?? time));
    },
    longestTask: () => {
      const was = longest;
      longest = 0;
      return was;
    },
  };
}

/** How far the page and the map in it have been scrolled. */
export function scrolledBy(): number {
  const host = document.body.firstElementChild;
  return window.scrollY + (host?.shadowRoot?.querySelector('.map')?.scrollLeft ?? 0);
}

export function framesDuring(): FrameTimes {
  const times = [...globalThis.benchFrames.stop()].sort((a, b) => a - b);
  return {
    medianMs: times[times.length >> 1] ?? Number.NaN,
    longestMs: times.at(-1) ?? Number.NaN,
  };
}

export async function buildElement({pathway, progress}: Scene): Promise<Built> {
  const element = document.createElement('badge-pathway');
  element.badgeHref = '/badges/{badge}';
  document.body.append(element);
  await element.updateComplete;
  await globalThis.benchFrames.drawn();
  const started = performance.now();
  element.definition = pathway;
  element.progress = progress;
  // Its answer is there before the frame that it asks for.
  while (!element.renderRoot.querySelector('[data-target]')) await globalThis.benchFrames.drawn();
  const firstFrameMs = performance.now() - started;
  const settledMs = (await globalThis.benchFrames.settled(element.renderRoot)) - started;
  return {firstFrameMs, settledMs};
}

/** Without the marks that Lit leaves for itself. */
export function markupOfElement(): Markup {
  const root = document.querySelector('badge-pathway')?.shadowRoot;
  const nodes = root?.innerHTML.replaceAll(/<!--[^]*?-->/g, '') ?? '';
  const rules = root?.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]) ?? [];
  const style = rules.map(({cssText}) => cssText).join('\n');
  return {nodes, style, scrollLeft: root?.querySelector('.map')?.scrollLeft ?? 0};
}

export async function buildMarkup({style, nodes, scrollLeft}: Markup): Promise<Built> {
  const host = document.createElement('div');
  host.id = 'host';
  document.body.append(host);
  const root = host.attachShadow({mode: 'open'});
  await globalThis.benchFrames.drawn();
  const started = performance.now();
  root.innerHTML = `<style>${style}</style>${nodes}`;
  await globalThis.benchFrames.drawn();
  const firstFrameMs = performance.now() - started;
  const settledMs = (await globalThis.benchFrames.settled(root)) - started;
  root.querySelector('.map')?.scrollTo(scrollLeft, 0);
  return {firstFrameMs, settledMs: Math.max(firstFrameMs, settledMs)};
}

/** Presses the button: the first makes smaller, the second larger. */
export async function zoomElement(by: 1 | -1): Promise<number> {
  const root = document.querySelector('badge-pathway')?.shadowRoot;
  const button = [...(root?.querySelectorAll<HTMLElement>('.zoom button') ?? [])][by === -1 ? 0 : 1];
  const widthOf = (): number => root?.querySelector('.step')?.getBoundingClientRect().width ?? Number.NaN;
  const before = widthOf();
  const started = performance.now();
  button?.click();
  await globalThis.benchFrames.drawn();
  const took = performance.now() - started;
  if (!(by === -1 ? widthOf() < before : widthOf() > before)) throw new Error('nothing was zoomed');
  return took;
}

/** The same by hand, with nothing drawn anew: the class that the element's styles know. */
export async function zoomMarkup(by: 1 | -1): Promise<number> {
  const classes = ['zoom-50', 'zoom-65', 'zoom-80', ''];
  const root = document.getElementById('host')?.shadowRoot;
  const plan = root?.querySelector<HTMLElement>('.plan');
  if (!plan) throw new Error('no map');
  const widthOf = (): number => root?.querySelector('.step')?.getBoundingClientRect().width ?? Number.NaN;
  const before = widthOf();
  const at = classes.findIndex((name) => name === '' || plan.classList.contains(name));
  const started = performance.now();
  plan.className = `plan ${classes[at + by] ?? ''}`;
  await globalThis.benchFrames.drawn();
  const took = performance.now() - started;
  if (!(by === -1 ? widthOf() < before : widthOf() > before)) throw new Error('nothing was zoomed');
  return took;
}
