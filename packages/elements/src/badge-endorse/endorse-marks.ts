/** Marks that only recommendations have. */
import {html, type TemplateResult} from 'lit';

/** Solid envelope: words have come, to be read. */
export const letterMark = (): TemplateResult =>
  html`<svg class="mark here" viewBox="0 0 24 24" aria-hidden="true">
    <rect class="solid" x="1.8" y="4.4" width="20.4" height="15.2" rx="2.4" />
    <path class="glyph" d="M5.2 8.2l6.8 5.2 6.8-5.2" />
  </svg>`;

/** Outlined square with a bar: it is over, and nothing is there. */
export const overMark = (): TemplateResult =>
  html`<svg class="mark unsure" viewBox="0 0 24 24" aria-hidden="true">
    <rect class="inside" x="2.6" y="2.6" width="18.8" height="18.8" rx="5" />
    <path class="outline" d="M7.5 12h9" />
  </svg>`;
