/** Headings below an element's title: of the right level, and able to take the focus when a screen changes. */
import {html, type TemplateResult} from 'lit';

export interface OutlineHeadingOptions {
  /** 1 to 6; beyond, the nearest of them. */
  readonly level: number;
  readonly id: string;
  readonly className?: string;
}

/** It is focusable by script only: `focus()` on it tells a screen reader where the person is now. */
export function outlineHeading(options: OutlineHeadingOptions, content: unknown): TemplateResult {
  const {level, id, className = ''} = options;
  switch (Math.min(6, Math.max(1, Math.round(level)))) {
    case 1:
      return html`<h1 id=${id} class=${className} tabindex="-1">${content}</h1>`;
    case 2:
      return html`<h2 id=${id} class=${className} tabindex="-1">${content}</h2>`;
    case 3:
      return html`<h3 id=${id} class=${className} tabindex="-1">${content}</h3>`;
    case 4:
      return html`<h4 id=${id} class=${className} tabindex="-1">${content}</h4>`;
    case 5:
      return html`<h5 id=${id} class=${className} tabindex="-1">${content}</h5>`;
    default:
      return html`<h6 id=${id} class=${className} tabindex="-1">${content}</h6>`;
  }
}
