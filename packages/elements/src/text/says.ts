/** Finds the same words twice, however their apostrophes, spaces and capitals are written. */

const plain = (words: string): string =>
  words
    .replace(/[’']/g, "'")
    .replace(/[\s.!:…]+/g, ' ')
    .trim()
    .toLowerCase();

/** Is the sentence in the text? */
export function says(text: string, sentence: string): boolean {
  return plain(text).includes(plain(sentence));
}

/** Are both the same words? */
export function saysSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}
