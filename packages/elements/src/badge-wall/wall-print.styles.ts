/** The wall on one A4 page: black on white, smaller pictures, what can be pressed left away. A grey photocopy tells the same story. */
import {css} from 'lit';

export const wallPrintStyles = css`
  @media print {
    :host {
      --_yes: #000;
      --_no: #000;
      --_late: #000;
      --_action: #000;
      --_brass: #000;
      font-size: 10pt;
    }
    :is(.acts, .tools, .copies, dialog) {
      display: none !important;
    }
    .wall {
      gap: 4mm;
    }
    .wall > .head .title {
      font-size: 15pt;
    }
    .head,
    .who {
      gap: 1mm;
    }
    .key-card {
      grid-template-columns: auto minmax(0, 1fr) minmax(0, 1.2fr);
      gap: 5mm;
      padding-block-end: 4mm;
      break-inside: avoid;
    }
    .key-card > .medallion {
      --_size: 32mm;
    }
    .key-card > .shows {
      grid-column: auto;
    }
    .grid {
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: 4mm 5mm;
    }
    .item {
      break-inside: avoid;
      content-visibility: visible;
      contain-intrinsic-block-size: none;
      margin: 0;
      padding: 0;
    }
    .item .medallion {
      --_size: 22mm;
      margin-block-end: 1mm;
    }
    .open .name {
      margin: 0;
    }
    .item .small {
      font-size: 8.5pt;
    }
  }
`;
