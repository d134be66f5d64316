/** Many elements that come at once: drawn one after the other, in as many turns of the page as that takes, so that none of them is felt. */
import {breathe, pause} from './breathe.js';

const waiting: (() => Promise<unknown>)[] = [];
let isDrawing = false;
let turn: Promise<void> | undefined;

/**
 * Runs `draw` when it is its turn: at once where nobody else draws.
 * @param drawn what its turn lasts to, after `draw`; of both, what waits for something that is not there yet is not waited for
 */
export function drawInTurn<Result>(
  draw: () => Promise<Result>,
  drawn: () => Promise<unknown>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    waiting.push(async () => {
      const result = draw();
      result.then(resolve, reject);
      await result;
      await drawn();
    });
    if (!isDrawing) void drawAll();
  });
}

async function drawAll(): Promise<void> {
  isDrawing = true;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    await Promise.race([next().catch(() => undefined), endOfTurn()]);
    await breathe();
  }
  isDrawing = false;
}

/** Of the page's turn that is under way. */
function endOfTurn(): Promise<void> {
  turn ??= pause().then(() => {
    turn = undefined;
  });
  return turn;
}
