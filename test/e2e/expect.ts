/** Waiting assertions: a page shows things when it is ready. */
import assert from 'node:assert/strict';
import type {Locator} from 'playwright-core';

const usualMs = 15_000;

/** French spaces before punctuation are not what is tested. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

/** Waits until the element's text, shadow roots included, matches. */
export async function expectText(
  where: Locator,
  pattern: RegExp,
  {patienceMs = usualMs}: {readonly patienceMs?: number} = {},
): Promise<void> {
  let last = '';
  for (const start = Date.now(); Date.now() - start < patienceMs;) {
    last = plain(await textOf(where));
    if (pattern.test(last)) return;
    await where.page().waitForTimeout(60);
  }
  assert.match(last, pattern);
}

/** What a person reads in an element and in the shadow roots inside it. */
export function textOf(where: Locator): Promise<string> {
  return where.first().evaluate((element) => {
    const read = (node: Node): string => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
      if (!(node instanceof Element)) return [...node.childNodes].map(read).join('');
      if (['STYLE', 'SCRIPT', 'TEMPLATE'].includes(node.tagName)) return '';
      if (node instanceof HTMLSlotElement) {
        const given = node.assignedNodes();
        return (given.length > 0 ? given : [...node.childNodes]).map(read).join('');
      }
      const inside = [...(node.shadowRoot ?? node).childNodes].map(read).join('');
      return getComputedStyle(node).display.startsWith('inline') ? inside : `\n${inside}\n`;
    };
    return read(element)
      .replace(/[ \t]+/g, ' ')
      .replace(/\s*\n\s*/g, '\n')
      .trim();
  });
}
