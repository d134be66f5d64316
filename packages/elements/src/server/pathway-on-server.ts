/** `<badge-pathway>` where there is no page: the same class, the same templates, and what it asks of a page answered with "nothing". */
import type {CSSResult, TemplateResult} from 'lit';
import {BadgePathwayElement} from '../badge-pathway/badge-pathway.element.js';
import type {Language} from '../text/messages.js';

export interface DrawnPathway {
  readonly template: TemplateResult;
  /** All styles of the shadow root, the places of the steps included. */
  readonly css: string;
}

export class PathwayOnServer extends BadgePathwayElement {
  readonly #spoken: Language;
  #partStyles: readonly CSSResult[] = [];

  readonly #json: string;

  /** @param json what the HTML will have inside the element */
  constructor(json: string, language: Language) {
    super();
    this.#json = json;
    this.#spoken = language;
  }

  override get language(): Language {
    return this.#spoken;
  }

  /** As the HTML has it. */
  setFromHtml(name: string, value: string): void {
    this.attributeChangedCallback(name, null, value);
  }

  async draw(): Promise<DrawnPathway> {
    await this.prepare();
    await this.loadWords();
    const template = this.render();
    const styles = [...BadgePathwayElement.elementStyles, ...this.#partStyles].map((style) =>
      'cssText' in style ? style.cssText : '',
    );
    return {template, css: [...styles, this.places].join('\n')};
  }

  protected override addStyles(styles: readonly CSSResult[]): void {
    this.#partStyles = styles;
  }

  /** Nothing is inside but the data. */
  override querySelector(selectors: string): HTMLScriptElement | null {
    return selectors.includes('script') ? ({textContent: this.#json} as HTMLScriptElement) : null;
  }

  override get childNodes(): NodeListOf<ChildNode> {
    return [] as unknown as NodeListOf<ChildNode>;
  }

  override closest(): null {
    return null;
  }
}
