/** How many lines words take, before any browser has set them. For the widest of the usual letters: too much room moves nothing. */

/** Widths in em, of bold letters as wide as those of Verdana; the first that matches counts. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;'’|!·]/, 0.38],
  [/[frt()[\]\-\s]/, 0.48],
  [/[mwMWœæŒÆ@%…—]/, 1.04],
  // What most words are made of is found before the classes that take a browser time to make.
  [/[a-zß-öø-ÿ]/, 0.7],
  [/[A-Z\d]/, 0.76],
  [/[\p{Lu}\d]/u, 0.76],
  // An accent of its own takes no room.
  [/\p{M}/u, 0],
  // Signs of East Asia, pictures.
  [/[\u1100-\u11ff\u2e80-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u, 1.1],
];
const usualWidth = 0.7;
const ofBold = 0.92;

export interface LineOptions {
  /** Width of a line, in em of the letters. */
  readonly lineEm: number;
  readonly isBold?: boolean;
}

/** Broken between words, as a browser does; a word longer than the line takes several. At least 1. */
export function countLines(words: string, {lineEm, isBold = false}: LineOptions): number {
  const most = isBold ? lineEm : lineEm / ofBold;
  const space = widthOf(' ');
  let lines = 1;
  let length = 0;
  for (const word of words.split(/\s+/)) {
    const width = widthOf(word);
    if (length > 0 && length + space + width > most) {
      lines++;
      length = 0;
    }
    length += width + (length > 0 ? space : 0);
    while (length > most) {
      lines++;
      length -= most;
    }
  }
  return lines;
}

function widthOf(word: string): number {
  let width = 0;
  for (const letter of word) width += known.get(letter) ?? widthOfLetter(letter);
  return width;
}

function widthOfLetter(letter: string): number {
  const width = widths.find(([pattern]) => pattern.test(letter))?.[1] ?? usualWidth;
  known.set(letter, width);
  return width;
}

/** Of the letters that were met. */
const known = new Map<string, number>();
