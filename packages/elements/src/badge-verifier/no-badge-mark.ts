/** The mark of a file that is no badge. A slip is no fraud: never the diamond of what is refused. */
import {html, type TemplateResult} from 'lit';

/** Outlined sheet of paper, struck through. */
export const noBadgeMark = (): TemplateResult =>
  html`<svg class="mark unsure" viewBox="0 0 24 24" aria-hidden="true">
    <path class="inside" d="M5 2h9l5 5v15H5Z" />
    <path class="outline" d="M2 20.5L22 4.5" />
  </svg>`;
