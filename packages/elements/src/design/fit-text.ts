/** Words on the small plate of a badge: in one line or two, smaller when they are long, cut with “…” when nothing else helps. */

export interface FittedText {
  readonly size: number;
  /** Their widths are reserved in the drawing, so that every font fills the same place. */
  readonly lines: readonly {readonly text: string; readonly width: number}[];
}

/** Sizes that are tried in turn, in the badge’s box of 120; a short word is read where the badge is 64 pixels wide. */
const sizes = [
  {size: 16, lines: 1},
  {size: 13.5, lines: 1},
  {size: 11.5, lines: 1},
  {size: 10, lines: 1},
  {size: 9, lines: 1},
  {size: 8.5, lines: 2},
  {size: 7.5, lines: 2},
] as const;

/** @param width of the plate’s inside, in the badge’s box of 120 */
export function fitText(text: string, width: number): FittedText {
  const words = text.trim().replace(/\s+/g, ' ');
  for (const {size, lines} of sizes) {
    const fitted = lines === 1 ? [words] : inTwo(words);
    if (fitted.every((line) => widthOf(line, size) <= width)) return withWidths(fitted, size);
  }
  const {size} = sizes[6];
  const [first, rest] = filled(words, size, width);
  const [second, left] = filled(rest, size, width);
  const last = left === '' ? second : `${cut(second, size, width - widthOf('…', size))}…`;
  return withWidths([first, last], size);
}

/** About what a bold font without serifs needs. */
export function widthOf(text: string, size: number): number {
  return Array.from(text).reduce((sum, letter) => sum + letterWidth(letter), 0) * size;
}

function letterWidth(letter: string): number {
  if (/\p{M}/u.test(letter)) return 0;
  if (/[iljI.,:;'’!|]/.test(letter)) return 0.31;
  if (/[ ftr()-]/.test(letter)) return 0.38;
  if (/[mwMW@%…]/.test(letter)) return 0.95;
  if (
    /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Extended_Pictographic}/u.test(
      letter,
    )
  )
    return 1.1;
  return /\p{Lu}/u.test(letter) ? 0.75 : 0.61;
}

function withWidths(lines: readonly string[], size: number): FittedText {
  return {
    size,
    lines: lines
      .filter((text) => text !== '')
      .map((text) => ({text, width: Math.round(widthOf(text, size) * 9) / 10})),
  };
}

/** At the space that makes the halves most alike; a single word in its middle, with a hyphen. */
function inTwo(words: string): readonly string[] {
  const spaces = [...words.matchAll(/ /g)].map(({index}) => index);
  const longer = (at: number): number =>
    Math.max(widthOf(words.slice(0, at), 1), widthOf(words.slice(at + 1), 1));
  const [best] = spaces.sort((a, b) => longer(a) - longer(b));
  if (best !== undefined) return [words.slice(0, best), words.slice(best + 1)];
  const letters = Array.from(words);
  const middle = Math.ceil(letters.length / 2);
  return [`${letters.slice(0, middle).join('')}-`, letters.slice(middle).join('')];
}

/** What fits, and the rest: whole words where that fills most of the line, else as many letters as there is room for. */
function filled(words: string, size: number, width: number): readonly [string, string] {
  const fitting = cut(words, size, width);
  if (fitting === words) return [words, ''];
  const space = words[fitting.length] === ' ' ? fitting.length : fitting.lastIndexOf(' ');
  const end = space > fitting.length / 2 ? space : fitting.length;
  return [words.slice(0, end).trim(), words.slice(end).trim()];
}

function cut(words: string, size: number, width: number): string {
  let fitting = '';
  for (const letter of words) {
    if (widthOf(fitting + letter, size) > width) break;
    fitting += letter;
  }
  return fitting;
}
