/** Room for words that become shorter while they are read: what stands below them stays where it is. */

/** @param words whose height is kept; undefined: nothing is */
export function keepRoom(words: Element | null | undefined): void {
  if (words instanceof HTMLElement) words.style.minBlockSize = `${words.getBoundingClientRect().height}px`;
}
