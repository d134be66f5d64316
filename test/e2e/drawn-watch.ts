/** Watches a page that a server has drawn: what moves, which nodes stay, and when its script has taken over. */
import type {Page} from 'playwright-core';

/** Layout shifts so far, from the first byte on, each with what has moved, and from where to where; kept by the page itself. */
export const watchShifts = (): void => {
  interface Shift extends PerformanceEntry {
    readonly value: number;
    readonly sources: readonly {
      readonly node: Node | null;
      readonly previousRect: DOMRectReadOnly;
      readonly currentRect: DOMRectReadOnly;
    }[];
  }
  const nameOf = (node: Node | null): string =>
    node instanceof Element
      ? `<${node.localName} class="${node.getAttribute('class') ?? ''}">`
      : (node?.nodeName ?? '(gone)');
  const say = ({x, y, width, height}: DOMRectReadOnly): string => `${x},${y} ${width}×${height}`;
  const all: string[] = [];
  Object.assign(globalThis, {shifts: all});
  new PerformanceObserver((list) => {
    for (const {value, sources, startTime} of list.getEntries() as Shift[]) {
      const moved = sources.map(
        ({node, previousRect, currentRect}) => `${nameOf(node)} ${say(previousRect)} → ${say(currentRect)}`,
      );
      all.push(`${value} at ${Math.round(startTime)} ms: ${moved.join('; ')}`);
    }
  }).observe({type: 'layout-shift', buffered: true});
};
export const shiftsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as {shifts: string[]}).shifts);

/** Numbers every node in the shadow root but its style; counts them. */
export const markNodes = (page: Page, tag: string): Promise<number> =>
  page.evaluate((tag) => {
    const root = document.querySelector(tag)!.shadowRoot!;
    const walker = document.createTreeWalker(root);
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeName === 'STYLE' || node.parentNode?.nodeName === 'STYLE') continue;
      Object.assign(node, {mark: count++});
    }
    return count;
  }, tag);
export const marksOf = (page: Page, tag: string): Promise<(number | undefined)[]> =>
  page.evaluate((tag) => {
    const walker = document.createTreeWalker(document.querySelector(tag)!.shadowRoot!);
    const marks: (number | undefined)[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      marks.push((node as unknown as {mark?: number}).mark);
    return marks;
  }, tag);

/** The script has the nodes now: the server’s style has gone. */
export const takenOver = async (page: Page, tag: string): Promise<void> => {
  for (let i = 0; i < 200; i++) {
    const isDrawn = await page.evaluate(
      (tag) => document.querySelector(tag)!.shadowRoot!.querySelector('style') !== null,
      tag,
    );
    if (!isDrawn) break;
    await page.waitForTimeout(50);
  }
  // What moves, moves now.
  await page.waitForTimeout(400);
};

/** Something above all else moves: a shift would have been noticed. */
export const move = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    document.querySelector('main')!.prepend(
      ...['Un', 'Deux', 'Trois'].map((word) => {
        const line = document.createElement('h2');
        line.textContent = word;
        return line;
      }),
    );
  });
  // The browser tells of it some time after; whoever asks fails where it never does.
  for (let i = 0; i < 50 && (await shiftsOf(page)).length === 0; i++) await page.waitForTimeout(100);
};
