/** The twelve pictograms: 24 box, 2 px stroke in the text's colour. Never without a visible word, so always hidden from readers. */
import {html, svg, type TemplateResult} from 'lit';

const icon = (shapes: TemplateResult, kind = ''): TemplateResult =>
  html`<svg class="icon ${kind}" viewBox="0 0 24 24" aria-hidden="true">${shapes}</svg>`;

/** Writing. */
export const writeIcon = (): TemplateResult =>
  icon(
    svg`<path d="M4 20l1-4.5L16.5 4a2 2 0 0 1 2.8 0l.7.7a2 2 0 0 1 0 2.8L8.5 19Z" /><path d="M14 6.5l3.5 3.5" />`,
  );

/** A photo. */
export const photoIcon = (): TemplateResult =>
  icon(
    svg`<path d="M3 8.5a2 2 0 0 1 2-2h2.5L9 4h6l1.5 2.5H19a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2Z" /><circle cx="12" cy="13" r="3.7" />`,
  );

/** Speaking. */
export const voiceIcon = (): TemplateResult =>
  icon(
    svg`<rect x="8.8" y="3" width="6.4" height="11.5" rx="3.2" /><path d="M5 11.5a7 7 0 0 0 14 0M12 18.5V21.5M8.5 21.5h7" />`,
  );

/** Sending; mirrored in right-to-left text. */
export const sendIcon = (): TemplateResult =>
  icon(svg`<path d="M3.5 11.5L20.5 4l-6 16.5-3.5-7Z" /><path d="M11 13.5L20.5 4" />`, 'mirrored');

/** Waiting. */
export const waitIcon = (): TemplateResult =>
  icon(
    svg`<path d="M6.5 3h11M6.5 21h11M8 3v3.5c0 2.5 4 3.5 4 5.5s-4 3-4 5.5V21M16 3v3.5c0 2.5-4 3.5-4 5.5s4 3 4 5.5V21" />`,
  );

/** Yes. */
export const yesIcon = (): TemplateResult => icon(svg`<path d="M4.5 12.5l5 5L19.5 6.5" />`);

/** Something is missing. */
export const missingIcon = (): TemplateResult =>
  icon(
    svg`<path d="M5 3.5h9l5 5V20a.5.5 0 0 1-.5.5h-13.5a.5.5 0 0 1-.5-.5V4" /><path d="M14 3.5v5h5" /><path d="M8 16.5h.01M12 16.5h.01M16 16.5h.01" />`,
  );

/** A pathway; mirrored in right-to-left text. */
export const mapIcon = (): TemplateResult =>
  icon(
    svg`<path d="M5 19.5c5 .5 6-3 4-6s0-7 5-6.5" /><circle cx="4.8" cy="19.3" r="1.6" /><path d="M17.5 3.5V11M17.5 3.5h4l-1 2 1 2h-4" />`,
    'mirrored',
  );

/** Sharing. */
export const shareIcon = (): TemplateResult =>
  icon(
    svg`<path d="M12 15V3.5M8 7l4-3.5L16 7" /><path d="M7 11H5.5a1 1 0 0 0-1 1v7.5a1 1 0 0 0 1 1h13a1 1 0 0 0 1-1V12a1 1 0 0 0-1-1H17" />`,
  );

/** Printing. */
export const printIcon = (): TemplateResult =>
  icon(
    svg`<path d="M7 8.5V3.5h10v5M7 17.5H4.5a1 1 0 0 1-1-1V9.5a1 1 0 0 1 1-1h15a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H17" /><path d="M7 14h10v6.5H7Z" />`,
  );

/** Listening. */
export const listenIcon = (): TemplateResult =>
  icon(
    svg`<path d="M4 9.5v5h3.5l5 4.5V5l-5 4.5Z" /><path d="M16 9a4.2 4.2 0 0 1 0 6M18.8 6.2a8.2 8.2 0 0 1 0 11.6" />`,
  );

/** Help. */
export const helpIcon = (): TemplateResult =>
  icon(svg`<path d="M8.3 8.8a3.8 3.8 0 1 1 5.7 3.3c-1.3.8-2 1.5-2 3.1" /><path d="M12 19.5h.01" />`);
