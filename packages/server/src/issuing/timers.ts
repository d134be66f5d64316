/** Runs the outbox and the housekeeping inside the server's process: at once when nudged, and from time to time. */
import {setTimeout} from 'node:timers/promises';
import type {Services} from '../services.js';

const pollMs = 2000;
const housekeepingMs = 3_600_000;
const keepHouseEndsWithinMs = 2000;

export interface Timers {
  nudge(): void;
  /** Waits for what is under way, and starts nothing more. */
  stop(): Promise<void>;
}

export function startTimers(options: {
  /** Each runs by itself: a mail server that does not answer holds up no signature. Once the signal is aborted nothing more is to be begun. */
  readonly work: readonly ((signal: AbortSignal) => Promise<unknown>)[];
  readonly keepHouse: () => Promise<void>;
  readonly log: Services['log'];
  readonly now: () => Date;
}): Timers {
  const end = new AbortController();
  const guard = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // What is cut short by the end is done after the next start.
      if (end.signal.aborted) return;
      const detail = error instanceof Error ? error.message : String(error);
      options.log({at: options.now().toISOString(), event: 'problem', detail});
    }
  };
  const runners = options.work.map((work) =>
    startRunner(
      async () => guard(async () => work(end.signal)),
      () => end.signal.aborted,
    ),
  );
  const nudge = (): void => {
    for (const runner of runners) runner.nudge();
  };
  const poll = setInterval(nudge, pollMs);
  let keeping = Promise.resolve();
  const keepHouse = (): void => {
    keeping = guard(options.keepHouse);
  };
  const house = setInterval(keepHouse, housekeepingMs);
  poll.unref();
  house.unref();
  keepHouse();
  return {
    nudge,
    async stop() {
      end.abort();
      clearInterval(poll);
      clearInterval(house);
      await Promise.all(runners.map(async (runner) => runner.ended()));
      // It may be waiting for somebody else's server.
      await Promise.race([keeping, setTimeout(keepHouseEndsWithinMs, undefined, {ref: false})]);
    },
  };
}

/** Runs its work whenever it is nudged, never twice at once. */
function startRunner(
  work: () => Promise<void>,
  isStopped: () => boolean,
): {nudge: () => void; ended: () => Promise<void>} {
  let running: Promise<void> | undefined;
  let isWanted = false;
  const loop = async (): Promise<void> => {
    while (isWanted && !isStopped()) {
      isWanted = false;
      await work();
    }
    running = undefined;
  };
  return {
    nudge() {
      if (isStopped()) return;
      isWanted = true;
      // Not at once: the transaction that decided must be over first.
      running ??= new Promise((resolve) => {
        setImmediate(() => {
          void loop().then(resolve);
        });
      });
    },
    async ended() {
      await running;
    },
  };
}
