/** The page's side: verifies many badges and watches for tasks that hold the page up. */
import type {JsonObject} from '@pepites/credentials';
import type {Engine} from './engine.ts';

export interface PageResult {
  readonly totalMs: number;
  /** Of tasks above 50 ms, which is what browsers call long; 0 when there was none. */
  readonly longestTaskMs: number;
  readonly verified: number;
}

declare global {
  var measurePage: (badges: readonly JsonObject[]) => Promise<PageResult>;
}

export function offer(createEngine: () => Engine): void {
  globalThis.measurePage = async (badges) => {
    const durations: number[] = [0];
    const observer = new PerformanceObserver((list) => {
      durations.push(...list.getEntries().map(({duration}) => duration));
    });
    observer.observe({type: 'longtask'});
    // Of its own task, so that what came before is not counted.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = performance.now();
    const verified = await createEngine().verifyAll(badges);
    const totalMs = performance.now() - started;
    await new Promise((resolve) => setTimeout(resolve, 300));
    observer.disconnect();
    return {totalMs, longestTaskMs: Math.max(...durations), verified};
  };
}
