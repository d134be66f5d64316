/** Gives the event loop its turn. */

/** Work this long is felt as a hitch: a frame lasts 16 ms. */
const MAX_WORK_MS = 12;

/** Lets one task of a page end before it has lasted too long. */
export class Breather {
  #since = performance.now();

  /** Ends the current task if it has worked long enough; the rest goes on in the next one. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since < MAX_WORK_MS) return;
    await nextTask();
    this.#since = performance.now();
  }
}

/** `setTimeout` would wait 4 ms at least once nested; a message does not. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
