/** Many elements that come at once: drawn one after the other, in as many turns of the page as that takes, so that none of them is felt. */
import {breathe, pause} from './breathe.js';

/** What is drawn before the page shows it, at most: showing it takes about as long again, and both are felt from 50 ms on. */
const mostMs = 7;
/** At least: with less, a list would take many more turns. */
const leastMs = 4;
/** Where showing took longer than this, less is drawn before the next: also of what stands in the page already, each part takes its time. */
const unfeltMs = 14;
/**
 * From here on a large part of that time goes into drawing more, and without a pause: in one the page would show what there is, which takes
 * as long each time, and all of it would grow with the square of their number. Below, whoever does something else meanwhile, as to check
 * badges, has a turn.
 */
const dearMs = 48;
const partOfDearShowing = 1 / 2;
/** Of so many times it was shown, the shortest counts: others are long for what else the page or the machine did. */
const timesKept = 4;
/** A page that stopped showing anything does not hold the drawing up for longer. */
const unshownMs = 250;

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
  const showing: number[] = [];
  let drawnMs = 0;
  let wantedMs = mostMs;
  let isDear = false;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const began = performance.now();
    await Promise.race([next().catch(() => undefined), endOfTurn()]);
    drawnMs += performance.now() - began;
    const canShow = typeof requestAnimationFrame !== 'undefined' && !document.hidden;
    if (canShow && drawnMs > wantedMs) {
      const ms = await shown();
      showing.push(ms);
      if (showing.length > timesKept) showing.shift();
      const shownMs = Math.min(...showing);
      isDear = shownMs >= dearMs;
      wantedMs = isDear
        ? shownMs * partOfDearShowing
        : Math.min(mostMs, Math.max(leastMs, wantedMs * (unfeltMs / ms)));
      drawnMs = 0;
    }
    if (!canShow || !isDear) await breathe();
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

/** Once the page shows what was drawn. @returns how long that took it, in milliseconds */
async function shown(): Promise<number> {
  const begins = new Promise<number>((resolve) => {
    requestAnimationFrame(() => {
      resolve(performance.now());
    });
    setTimeout(resolve, unshownMs, Infinity);
  });
  const began = await begins;
  if (began === Infinity) return 0;
  await pause();
  return performance.now() - began;
}
