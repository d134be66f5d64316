/**
 * A pathway on paper, always as a list: a map is wider than a page, and made smaller nobody reads it; a list breaks between its steps
 * and says in words what lines show. Black on white: silhouettes, strokes and words tell the states.
 */
import {css} from 'lit';

export const printStyles = css`
  @media print {
    :host {
      --_brass: #000;
      --_line-strong: #000;
      --_action: #000;
      --_yes: #000;
      --_no: #000;
      --_late: #000;
    }
    :is(.tools, .skip, .end, dialog) {
      display: none !important;
    }
    .map {
      overflow: visible;
    }
    .band {
      content-visibility: visible;
      contain-intrinsic-block-size: none;
    }
    .title,
    .chapter,
    .count {
      break-after: avoid;
    }
    .step {
      break-inside: avoid;
      padding-block-end: 1.25em;
    }
    .name.name {
      color: #000;
      text-decoration: none;
    }
  }
`;
