/** A narrative as plain blocks: items of lists, and paragraphs. Markdown beyond that is shown as it was written. */

export interface Narrative {
  readonly items: readonly string[];
  readonly paragraphs: readonly string[];
}

const itemMark = /^\s*(?:[-*+]|\d+[.)])\s+/;
const numberMark = /^\s*\d/;
const inlineMark = /[*_]\S|\]\(/;

/** Longer criteria are shown as they were written. */
const longestMarkdown = 20_000;

/** Is there more in it than a list and then paragraphs, of plain words? */
export function hasMarkdown(text: string | undefined): text is string {
  if (text === undefined || text.length > longestMarkdown) return false;
  let hasParagraph = false;
  for (const line of text.split(/\r?\n/)) {
    const isItem = itemMark.test(line);
    if (isItem && (hasParagraph || numberMark.test(line))) return true;
    if (inlineMark.test(line.replace(itemMark, ''))) return true;
    hasParagraph ||= !isItem && line.trim() !== '';
  }
  return false;
}

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
