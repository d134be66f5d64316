/** Keeping a copy: an arrow into a tray; drawn as the twelve pictograms are. */
import {html, type TemplateResult} from 'lit';

export const keepIcon = (): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 3.5V15M7.5 11L12 15l4.5-4" />
    <path d="M4.5 16v3.5a1 1 0 0 0 1 1h13a1 1 0 0 0 1-1V16" />
  </svg>`;
