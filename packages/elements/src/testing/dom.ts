/** How tests look at an element: its text as a person reads it, what is inside, what it says to the page. Not shipped. */

/** The text of the shadow root, with every run of white space as one space. */
export function textOf(element: Element): string {
  return (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The first match inside the shadow root, or null. */
export function find<Tag extends keyof HTMLElementTagNameMap>(
  element: Element,
  selector: Tag,
): HTMLElementTagNameMap[Tag] | null;
export function find(element: Element, selector: string): HTMLElement | null;
export function find(element: Element, selector: string): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
}

/** The next event of this type. */
export function once<Type extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  type: Type,
): Promise<HTMLElementEventMap[Type]> {
  return new Promise((resolve) => {
    element.addEventListener(type, resolve, {once: true});
  });
}
