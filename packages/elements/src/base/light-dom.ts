/** What a page's author wrote inside an element: a fallback to read, and data as inline JSON. */

const dataSelector = ':scope > script[type="application/json"]';

/** Is there anything to read inside, besides data? */
export function hasFallbackContent(element: Element): boolean {
  return [...element.childNodes].some((node) =>
    node instanceof Element
      ? node.localName !== 'script'
      : node.nodeType === 3 && node.textContent?.trim() !== '',
  );
}

/** The text of the first `<script type="application/json">` child; `undefined` when there is none. */
export function inlineJsonText(element: Element): string | undefined {
  return element.querySelector(dataSelector)?.textContent ?? undefined;
}

/** Has the page's author written steps inside, as a list of badges? */
export function hasListOfBadges(element: Element): boolean {
  return element.querySelector(':scope > ol [data-badge]') !== null;
}
