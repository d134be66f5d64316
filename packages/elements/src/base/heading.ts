/** A heading of the level that the page asks for, so that the page's outline stays whole. */
import {html, type TemplateResult} from 'lit';

/** `level` 1 to 6; anything else is 2. Its id is `heading`, for `aria-labelledby`. */
export function heading(level: number, content: unknown): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 id="heading" class="title">${content}</h1>`;
    case 3:
      return html`<h3 id="heading" class="title">${content}</h3>`;
    case 4:
      return html`<h4 id="heading" class="title">${content}</h4>`;
    case 5:
      return html`<h5 id="heading" class="title">${content}</h5>`;
    case 6:
      return html`<h6 id="heading" class="title">${content}</h6>`;
    default:
      return html`<h2 id="heading" class="title">${content}</h2>`;
  }
}
