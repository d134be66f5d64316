/** The words of an item of a list, without those of the lists inside it. */

/** A text of a pathway is at most this long, as in its contract. */
const mostLetters = 4000;

const ending = new Set(['ol', 'ul', 'p', 'div', 'dl', 'table']);
const unread = new Set(['script', 'style', 'template']);

/** The first such element that is the item's own. */
export function firstOf(item: Element, selector: string): Element | undefined {
  return ownOf(item, selector)[0];
}

/** The words of each such element that is the item's own. */
export function linesOf(item: Element, selector: string): string[] {
  return ownOf(item, selector)
    .map(wordsOf)
    .filter((line) => line !== '');
}

/** Of its heading, else of its link, else what it says first. */
export function titleOf(item: Element): string {
  const named =
    firstOf(item, 'h1, h2, h3, h4, h5, h6') ?? firstOf(item, 'a[href]') ?? firstOf(item, 'strong');
  return wordsOf(named) || firstWords(item) || wordsOf(firstOf(item, 'p'));
}

export function wordsOf(node: Node | null | undefined): string {
  return squeezed(node?.textContent ?? '');
}

function firstWords(item: Element): string {
  let words = '';
  for (const node of item.childNodes) {
    const name = node instanceof Element ? node.localName : '';
    if (ending.has(name)) break;
    if (node.nodeType !== Node.COMMENT_NODE && !unread.has(name)) words += node.textContent ?? '';
  }
  return squeezed(words);
}

/** Not those of the steps inside: those have an item of their own. A `<ul>` belongs to the item that it stands in. */
function ownOf(item: Element, selector: string): Element[] {
  return [...item.querySelectorAll(selector)].filter(
    (element) => element.parentElement?.closest('ol > li') === item,
  );
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, mostLetters);
}
