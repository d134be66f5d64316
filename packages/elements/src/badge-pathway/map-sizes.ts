/**
 * How much room each step takes on a map, reckoned from its words, so that all stand in their places before anything is drawn: nothing
 * moves when the page is shown. In sixteenths of an em. A step that turns out taller is measured, and the map laid out again.
 */
import type {StepView} from './pathway-view.js';
import {
  actionWords,
  hintOf,
  issuerWords,
  nextWords,
  noteWords,
  saidWords,
  signWords,
  type Wording,
} from './step-words.js';
import {countLines} from './words-room.js';

export const unitsPerEm = 16;

/** Measures of a step on a map, in em; the styles use the same numbers. */
export const stepEm = {width: 12, node: 6.25, dueNode: 7, keyNode: 7.5, padding: 0.5} as const;
/** Of the badges in their nodes. */
export const badgeEm = {usual: 5, due: 6, key: 6.75} as const;

/** Room for words between the paddings. */
const lineEm = stepEm.width - 2 * stepEm.padding;

const titleEm = {size: 1.0625, line: 1.33} as const;
const smallEm = {size: 0.9375, line: 1.41} as const;
const gapEm = 0.3;
const signpostEm = 1.9;
const buttonEm = {one: 3.6, line: 1.25, padding: 0.625} as const;
const hintLineEm = 1.5;
/** In a list: a badge, the room above the words and below a step, what comes before it. */
const listNodeEm = 5.125;
const listEm = {above: 0.375, below: 1.75} as const;
const afterEm = 3;

export interface StepSize {
  readonly width: number;
  readonly height: number;
}

export function sizeOf(step: StepView, wording: Wording, hasButton: boolean): StepSize {
  const {width, padding} = stepEm;
  let height = nodeOf(step) + 2 * padding + titleRoom(step) + gapEm;
  if (signWords(step, wording) !== '') height += signpostEm + gapEm;
  height += roomFor(saidWords(step, wording));
  const notes = [...noteWords(step, wording), ...issuerWords(step, wording), ...nextWords(step, wording)];
  for (const note of notes) height += roomFor(note);
  if (hasButton) {
    height += buttonOf(actionWords(step, wording));
    const hint = hintOf(step);
    if (hint !== undefined) height += linesOf(hint) * hintLineEm + 0.75;
  }
  return {width: width * unitsPerEm, height: Math.ceil(height * unitsPerEm)};
}

/** How tall it is in a list, in em, about: there its words stand beside its badge, not under it. @param height on a map, in units */
export function listHeightOf(step: StepView, height: number): number {
  const {padding} = stepEm;
  const words = height / unitsPerEm - nodeOf(step) - 2 * padding + (step.after.length > 0 ? afterEm : 0);
  return Math.max(listNodeEm, words + listEm.above) + listEm.below;
}

/** What the title says of its chapter stands above the rest, in small letters. */
function titleRoom({title, prefixLength}: StepView): number {
  const rest = linesOf(title.slice(prefixLength), titleEm.size, true) * titleEm.line;
  return prefixLength === 0
    ? rest
    : rest + linesOf(title.slice(0, prefixLength), smallEm.size) * smallEm.line;
}

/**
 * Where lines meet a step: down the page the top of its badge, and its lower edge, up to which the styles draw on; across it its badge, at
 * half its height.
 */
export function joinOf(
  step: StepView,
  direction: 'down' | 'across',
): {readonly anchor?: number; readonly inset: number; readonly exit?: number} {
  const {width, node, padding} = stepEm;
  if (direction === 'down') {
    const badge = step.isKey ? badgeEm.key : step.isDue ? badgeEm.due : badgeEm.usual;
    return {inset: (padding + (nodeOf(step) - badge) / 2) * unitsPerEm + 4, exit: 0};
  }
  return {
    anchor: (padding + nodeOf(step) / 2) * unitsPerEm,
    inset: ((width - (step.isKey ? nodeOf(step) : node)) / 2 - 0.25) * unitsPerEm,
  };
}

function nodeOf(step: StepView): number {
  if (step.isKey) return stepEm.keyNode;
  return step.isDue ? stepEm.dueNode : stepEm.node;
}

function roomFor(words: string): number {
  return words === '' ? 0 : linesOf(words, smallEm.size) * smallEm.line + gapEm;
}

/** Of two lines it is higher than the smallest target. */
function buttonOf(words: string): number {
  const {one, line, padding} = buttonEm;
  const lines = countLines(words, {lineEm: lineEm - 2 * padding, isBold: true});
  return one + (lines > 1 ? lines * line - 1.5 : 0);
}

function linesOf(words: string, sizeEm = 1, isBold = false): number {
  return countLines(words, {lineEm: lineEm / sizeEm, isBold});
}
