/** What stands where a badge is none, or is none any more: broken lines, for its enamel is gone, struck through. */
import {html, type TemplateResult} from 'lit';

/** A picture that is only missing has the whole outline: whoever sees this one is not to trust what it stands for. */
export const voidOutline = (): TemplateResult =>
  html`<svg class="void" viewBox="0 0 120 120" aria-hidden="true">
    <path d="M60 5 108 32.5V87.5L60 115 12 87.5V32.5Z" />
    <path class="strike" d="M30 96 90 24" />
  </svg>`;
