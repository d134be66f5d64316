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
  readonly drain: () => Promise<number>;
  readonly keepHouse: () => Promise<void>;
  readonly log: Services['log'];
  readonly now: () => Date;
}): Timers {
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;

  const guard = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      options.log({at: options.now().toISOString(), event: 'problem', detail});
    }
  };
  const loop = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false;
      await guard(options.drain);
    }
    running = undefined;
  };
  const nudge = (): void => {
    if (isStopped) return;
    isWanted = true;
    // Not at once: the transaction that decided must be over first.
    running ??= new Promise((resolve) => {
      setImmediate(() => {
        void loop().then(resolve);
      });
    });
  };
  const poll = setInterval(nudge, pollMs);
  const house = setInterval(() => void guard(options.keepHouse), housekeepingMs);
  poll.unref();
  house.unref();
  void guard(options.keepHouse);
  return {
    nudge,
    async stop() {
      isStopped = true;
      clearInterval(poll);
      clearInterval(house);
      await running;
    },
  };
}
