/** Runs the outbox and the housekeeping inside the server's process: at once when nudged, and from time to time. */
import type {Services} from '../services.js';

const pollMs = 2000;
const housekeepingMs = 3_600_000;

export interface Timers {
  nudge(): void;
  /** Waits for what is being signed, and starts nothing more. */
  stop(): Promise<void>;
}

export function startTimers(options: {
  /** Each runs beside the others: a post that is slow must not hold up the signing. */
  readonly works: readonly (() => Promise<unknown>)[];
  readonly keepHouse: () => Promise<void>;
  readonly log: Services['log'];
  readonly now: () => Date;
}): Timers {
  const guard = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      options.log({at: options.now().toISOString(), event: 'problem', detail});
    }
  };
  const loops = options.works.map((work) => createLoop(async () => guard(work)));
  const nudge = (): void => {
    for (const loop of loops) loop.nudge();
  };
  const poll = setInterval(nudge, pollMs);
  const house = setInterval(() => void guard(options.keepHouse), housekeepingMs);
  poll.unref();
  house.unref();
  void guard(options.keepHouse);
  return {
    nudge,
    async stop() {
      clearInterval(poll);
      clearInterval(house);
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** One work, never twice at the same time; nudged while it runs, it runs once more. */
function createLoop(work: () => Promise<void>): Timers {
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;
  const loop = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false;
      await work();
    }
    running = undefined;
  };
  return {
    nudge() {
      if (isStopped) return;
      isWanted = true;
      // Not at once: the transaction that decided must be over first.
      running ??= new Promise((resolve) => {
        setImmediate(() => {
          void loop().then(resolve);
        });
      });
    },
    async stop() {
      isStopped = true;
      await running;
    },
  };
}
