/** Checks of many badges: a few at a time, in the order they were asked for, with the page's own turn between them. */
import {pause} from '../base/breathe.js';

const atOnce = 3;
let running = 0;
const waiting: (() => void)[] = [];

/** Runs `work` when its turn comes. @throws the signal’s reason, where it was aborted before that */
export async function inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (running >= atOnce)
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  else running += 1;
  try {
    signal.throwIfAborted();
    const result = await work();
    await pause();
    return result;
  } finally {
    // Its place goes to the next, or is free.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
