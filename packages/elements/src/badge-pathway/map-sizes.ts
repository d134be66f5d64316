/**
 * How much room each step takes on a map, reckoned from its words, so that all stand in their places before anything is drawn: nothing
 * moves when the page is shown. In sixteenths of an em. A step that turns out taller is measured, and the map laid out again.
 */
import type {StepView} from './pathway-view.js';
import {isDue, issuerWords, noteWords, stateWords, type Wording} from './step-words.js';

export const unitsPerEm = 16;

/** Measures of a step on a map, in em; the styles use the same numbers. */
export const stepEm = {width: 12, node: 6.25, dueNode: 7, keyNode: 7.5, padding: 0.5} as const;

/** Of one letter, in em of its own size: a little more than the usual width, so that few lines are more than was reckoned. */
const letterEm = 0.53;
const titleEm = {size: 1.0625, line: 1.33} as const;
const smallEm = {size: 0.9375, line: 1.41} as const;
const gapEm = 0.3;
const signpostEm = 1.9;
const buttonEm = 3.6;
const hintLineEm = 1.5;

export interface StepSize {
  readonly width: number;
  readonly height: number;
}

export function sizeOf(step: StepView, wording: Wording, hasButton: boolean): StepSize {
  const {width, padding} = stepEm;
  let height = nodeOf(step) + 2 * padding + linesOf(step.title, titleEm.size) * titleEm.line + gapEm;
  if (step.state === 'now') height += signpostEm + gapEm;
  else height += roomFor(stateWords(step, wording));
  for (const note of [...noteWords(step, wording), ...issuerWords(step, wording)]) height += roomFor(note);
  if (hasButton)
    height += buttonEm + (step.hint === undefined ? 0 : linesOf(step.hint, 1) * hintLineEm + 0.75);
  return {width: width * unitsPerEm, height: Math.ceil(height * unitsPerEm)};
}

/** Where lines meet a step: down the page its upper and lower edge, across it its badge, at half its height. */
export function joinOf(
  step: StepView,
  direction: 'down' | 'across',
): {readonly anchor?: number; readonly inset: number} {
  const {width, node, padding} = stepEm;
  if (direction === 'down') return {inset: 6};
  return {
    anchor: (padding + nodeOf(step) / 2) * unitsPerEm,
    inset: ((width - (step.isKey ? nodeOf(step) : node)) / 2 - 0.25) * unitsPerEm,
  };
}

function nodeOf(step: StepView): number {
  if (step.isKey) return stepEm.keyNode;
  return isDue(step) ? stepEm.dueNode : stepEm.node;
}

function roomFor(words: string): number {
  return words === '' ? 0 : linesOf(words, smallEm.size) * smallEm.line + gapEm;
}

/** Broken between words, as a browser does; a word longer than the line takes several. */
function linesOf(words: string, sizeEm: number): number {
  const most = Math.floor((stepEm.width - 2 * stepEm.padding) / (letterEm * sizeEm));
  let lines = 1;
  let length = 0;
  for (const word of words.split(/\s+/)) {
    if (length > 0 && length + 1 + word.length > most) {
      lines++;
      length = 0;
    }
    length += word.length + (length > 0 ? 1 : 0);
    lines += Math.floor(Math.max(0, length - 1) / most);
    if (length > most) length %= most;
  }
  return lines;
}
