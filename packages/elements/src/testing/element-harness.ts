/** Acts on an element as a person does: reads what is shown, presses what has a name. Not shipped. */
import {aTimeout, nextFrame, waitUntil} from '@open-wc/testing';
import type {LitElement} from 'lit';

/** Words with their typographic spaces made plain, and without marks of direction. */
export const plain = (text: string): string =>
  text
    .replace(/[\u2068\u2069]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

/** Later than what waits for the same picture (base/after-paint.ts). */
async function nextPicture(): Promise<void> {
  await Promise.race([nextFrame().then(async () => aTimeout(0)), aTimeout(300)]);
}

export class ElementHarness<E extends LitElement> {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  get root(): ShadowRoot {
    const {shadowRoot} = this.element;
    if (!shadowRoot) throw new Error('The element has not rendered');
    return shadowRoot;
  }

  get words(): string {
    return plain(this.root.textContent);
  }

  get focused(): string {
    return plain(this.root.activeElement?.textContent ?? '');
  }

  async shows(words: string): Promise<void> {
    await waitUntil(() => this.words.includes(words), `“${words}” in “${this.words}”`, {timeout: 3000});
    await this.element.updateComplete;
  }

  all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  one(selector: string): HTMLElement;
  one<T extends HTMLElement>(selector: string, type: new () => T): T;
  one(selector: string, type: new () => HTMLElement = HTMLElement): HTMLElement {
    const found = this.root.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`No ${selector} in “${this.words}”`);
    return found;
  }

  async press(words: string): Promise<void> {
    const name = (each: Element): string => plain(each.getAttribute('aria-label') ?? each.textContent);
    const found = this.all('button, a').find((each) => name(each).startsWith(words));
    if (!found) throw new Error(`No button “${words}” in “${this.words}”`);
    found.click();
    await aTimeout(20);
    await this.drawn();
  }

  /** Once a picture has brought nothing more: long lists are drawn in turns, one for each. */
  async drawn(): Promise<void> {
    for (let before = -1; before !== this.all('*').length;) {
      await this.element.updateComplete;
      before = this.all('*').length;
      await nextPicture();
    }
    await this.element.updateComplete;
  }

  /** Once no colour is on its way to another. */
  async rests(): Promise<void> {
    await Promise.allSettled(this.root.getAnimations().map(({finished}) => finished));
  }

  async write(words: string, selector = 'input.field, textarea'): Promise<void> {
    const field = this.one(selector);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    field.value = words;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    await this.element.updateComplete;
  }

  async choose(words: string): Promise<void> {
    const label = (): HTMLElement | undefined =>
      this.all('label').find((each) => plain(each.textContent).startsWith(words));
    // What stands below a long list is drawn after its first turn.
    await waitUntil(() => label(), `No choice “${words}” in “${this.words}”`, {timeout: 3000});
    label()?.querySelector('input')?.click();
    await this.element.updateComplete;
  }

  /** What reaches beyond the width of the page, as the beginning of its HTML. */
  overflows(width: number): string[] {
    const wide = this.all('*').filter((each) => {
      const {right} = each.getBoundingClientRect();
      return right > width + 1 && !each.closest('.visually-hidden') && getComputedStyle(each).opacity !== '0';
    });
    const isScrolled = document.documentElement.scrollWidth > width;
    return [...wide.map((each) => each.outerHTML.slice(0, 80)), ...(isScrolled ? ['the page'] : [])];
  }
}
