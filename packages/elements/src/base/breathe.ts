/** Lets the page draw and answer between two pieces of work. */

/** Work is let go after this long; a task above 50 ms is felt. */
const longestMs = 12;

let since = 0;

/** After the next turn of the page, whatever else it has to do. By a message: a timer within timers waits four milliseconds. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

/** Waits only when work has gone on for some time. @throws the signal’s reason, once it is aborted */
export async function breathe(signal?: AbortSignal): Promise<void> {
  const now = performance.now();
  // A pause of others counts as ours: what is measured is an upper bound.
  if (now - since > longestMs) {
    await pause();
    since = performance.now();
  }
  signal?.throwIfAborted();
}
