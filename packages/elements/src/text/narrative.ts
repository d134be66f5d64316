/** A narrative as plain blocks: items of lists, and paragraphs. Markdown beyond that is shown as it was written. */

export interface Narrative {
  readonly items: readonly string[];
  readonly paragraphs: readonly string[];
}

const itemMark = /^\s*(?:[-*+]|\d+[.)])\s+/;

/** Splits untrusted text; what it returns goes into text nodes only. */
export function readNarrative(text: string | undefined): Narrative {
  const items: string[] = [];
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const line of (text ?? '').split(/\r?\n/)) {
    const words = line.trim();
    if (words === '') {
      isOpen = false;
    } else if (itemMark.test(line)) {
      items.push(line.replace(itemMark, '').trim());
      isOpen = false;
    } else if (isOpen) {
      paragraphs.push(`${paragraphs.pop() ?? ''} ${words}`);
    } else {
      paragraphs.push(words.replace(/^#+\s*/, ''));
      isOpen = true;
    }
  }
  return {items, paragraphs};
}
