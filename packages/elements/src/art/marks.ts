/** The marks of state. Their silhouettes differ, so that they tell the state without colour; a word always stands beside them. */
import {html, type TemplateResult} from 'lit';

/** Solid disc with a tick: true, earned. */
export const trueMark = (): TemplateResult =>
  html`<svg class="mark yes" viewBox="0 0 24 24" aria-hidden="true">
    <circle class="solid" cx="12" cy="12" r="10.5" />
    <path class="glyph" d="M6.8 12.5l3.6 3.6L17.3 8.6" />
  </svg>`;

/** Grey tick alone: this much is right of what is not good as a whole. */
export const passedMark = (): TemplateResult =>
  html`<svg class="mark unsure" viewBox="0 0 24 24" aria-hidden="true">
    <path class="outline" d="M5 12.8l4.6 4.6L19 7" />
  </svg>`;

/** Outlined leaf of a calendar, crossed out: its last day is over. */
export const expiredMark = (): TemplateResult =>
  html`<svg class="mark late" viewBox="0 0 24 24" aria-hidden="true">
    <rect class="inside" x="2.2" y="4.4" width="19.6" height="17.4" rx="2.6" />
    <path class="outline" d="M7.4 1.5v5M16.6 1.5v5M2.4 9.6h19.2M9.2 12.9l5.6 5.6M14.8 12.9l-5.6 5.6" />
  </svg>`;

/** Solid diamond with a cross: refused, no badge at all. */
export const refusedMark = (): TemplateResult =>
  html`<svg class="mark no" viewBox="0 0 24 24" aria-hidden="true">
    <path
      class="solid"
      d="M10.4 1.1a2.3 2.3 0 0 1 3.2 0l9.3 9.3a2.3 2.3 0 0 1 0 3.2l-9.3 9.3a2.3 2.3 0 0 1-3.2 0L1.1 13.6a2.3 2.3 0 0 1 0-3.2Z"
    />
    <path class="glyph" d="M8.7 8.7l6.6 6.6M15.3 8.7l-6.6 6.6" />
  </svg>`;

/** Solid hexagon, as of a badge, with a bar: it was one, and was withdrawn. */
export const withdrawnMark = (): TemplateResult =>
  html`<svg class="mark no" viewBox="0 0 24 24" aria-hidden="true">
    <path class="solid" d="M12 1.6L21.2 6.8V17.2L12 22.4L2.8 17.2V6.8Z" />
    <path class="glyph" d="M7.4 12h9.2" />
  </svg>`;

/** An open hand that stops: suspended, it may come back. */
export const suspendedMark = (): TemplateResult =>
  html`<svg class="mark late" viewBox="0 0 24 24" aria-hidden="true">
    <path
      class="solid"
      d="M7.6 12V15L4.6 12.4C3 11 1.6 12.8 2.7 14.3L7 20.2C8.2 21.8 9.6 22.6 12 22.6H14.2C17.6 22.6 20 20 20 16.6V12Z"
    />
    <path class="outline" d="M8 13V5.2M11.9 12V2.6M15.8 12V3.6M19.7 14V7" />
  </svg>`;

/** Outlined head and shoulders, struck through: the badge may be good, and is somebody else's. In what is solid the stroke would be a mere notch. */
export const notTheirsMark = (): TemplateResult =>
  html`<svg class="mark late" viewBox="0 0 24 24" aria-hidden="true">
    <path
      class="inside"
      d="M12 11.2a4.6 4.6 0 1 0 0-9.2a4.6 4.6 0 0 0 0 9.2ZM2.6 22c.4-5 4.2-8 9.4-8s9 3 9.4 8Z"
    />
    <path class="outline" d="M2.5 4.5L21.5 20.5" />
  </svg>`;

/** Solid triangle with an exclamation mark: something that was written or left out is to be mended. A slip is no fraud: never the diamond. */
export const mendMark = (): TemplateResult =>
  html`<svg class="mark no" viewBox="0 0 24 24" aria-hidden="true">
    <path class="solid" d="M12 2.6L22.2 20.6H1.8Z" />
    <path class="glyph" d="M12 9v5M12 17.4h.01" />
  </svg>`;

/** Dashed ring with a question mark: not everything could be checked. */
export const unsureMark = (): TemplateResult =>
  html`<svg class="mark unsure" viewBox="0 0 24 24" aria-hidden="true">
    <circle class="inside" cx="12" cy="12" r="10.2" stroke-dasharray="4.6 3.41" />
    <path class="outline" d="M9.3 9.4a2.8 2.8 0 1 1 4.2 2.4c-.9.6-1.5 1.1-1.5 2.2M12 17.2h.01" />
  </svg>`;

/** Outlined hexagon with an hourglass: sent, waiting for somebody. */
export const sentMark = (): TemplateResult =>
  html`<svg class="mark unsure" viewBox="0 0 24 24" aria-hidden="true">
    <path class="inside" d="M12 1.6L21.2 6.8V17.2L12 22.4L2.8 17.2V6.8Z" />
    <path class="outline" d="M8.5 7h7M8.5 17h7M9.5 7.2c0 3 5 3.6 5 9.6M14.5 7.2c0 3-5 3.6-5 9.6" />
  </svg>`;

/** Empty ring: later, nothing there yet. No sign in it: three dots would be the sign of a menu. */
export const laterMark = (): TemplateResult =>
  html`<svg class="mark unsure" viewBox="0 0 24 24" aria-hidden="true">
    <circle class="inside" cx="12" cy="12" r="8.5" />
  </svg>`;

/** Solid drop of a map's pin: here, now. */
export const hereMark = (): TemplateResult =>
  html`<svg class="mark here" viewBox="0 0 24 24" aria-hidden="true">
    <path
      class="solid"
      d="M12 23C7.4 17.3 4.2 13.6 4.2 9.3a7.8 7.8 0 0 1 15.6 0C19.8 13.6 16.6 17.3 12 23Z"
    />
    <circle class="eye" cx="12" cy="9.3" r="3" />
  </svg>`;

/** The label with one pointed end: what is to be done now. `word` is its text; it appears once in a path. It is pale, as no button is. */
export const signpost = (word: string): TemplateResult => html`<span class="signpost">${word}</span>`;
