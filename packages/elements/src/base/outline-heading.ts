/** Headings below an element's title: of the right level, and able to take the focus when a screen changes. */
import type {TemplateResult} from 'lit';
import {html, literal} from 'lit/static-html.js';

const tags = [literal`h1`, literal`h2`, literal`h3`, literal`h4`, literal`h5`, literal`h6`] as const;

export interface OutlineHeadingOptions {
  /** 1 to 6; beyond, the nearest of them. */
  readonly level: number;
  readonly id?: string;
  readonly className?: string;
}

/** It is focusable by script only: `focus()` on it tells a screen reader where the person is now. */
export function outlineHeading(options: OutlineHeadingOptions, content: unknown): TemplateResult {
  const index = Math.min(6, Math.max(1, Math.round(options.level))) - 1;
  const tag = tags[index] ?? tags[1];
  return html`<${tag} id=${options.id ?? ''} class=${options.className ?? ''} tabindex="-1">${content}</${tag}>`;
}
