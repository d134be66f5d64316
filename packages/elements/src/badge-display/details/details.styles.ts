/** The dialog with all about a badge, and the frame that is printed from. */
import {css} from 'lit';
import {evidenceStyles} from '../../styles/evidence.styles.js';
import {sheetStyles} from '../../styles/sheet.styles.js';

export const detailsStyles = [
  sheetStyles,
  evidenceStyles,
  css`
    .details {
      --_sheet: 40em;
      font-size: max(1em, 16px);
      container-type: inline-size;
    }
    .details-body {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1.25em;
      padding: var(--_pad);
    }
    .details-head {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 1em;
      align-items: center;
    }
    .details-head > .medallion {
      --_size: 5em;
    }
    .details-head > .close {
      align-self: start;
    }
    .part {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5em;
      padding-block-start: 1em;
      border-block-start: 1px solid var(--_line);
    }
    .part-title {
      font-size: 1.0625em;
      line-height: 1.35;
      font-weight: 700;
    }
    .part > .how {
      padding: 0;
    }
    .part .evidence {
      margin-block-start: 0.25em;
    }
    .skills > li {
      padding-block: 0.3em;
      line-height: 1.4;
    }
    .skills a {
      margin-inline-end: 0.375em;
    }
    .vouching {
      padding: 0;
      columns: 1;
    }
    .passport {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.625em;
      padding: 0.75em 1em;
      border-inline-start: 0.25em solid var(--_line);
    }
    /* As in a row: the edge of a button, the letters of a plain one. */
    .passport > .actions:has(> .plain) {
      margin-inline-start: calc(-0.5em - 2px);
    }
    .passport > .actions:has(> .plain) > :not(.plain) {
      margin-inline-start: calc(0.5em + 2px);
    }
    .passport-steps {
      display: grid;
      gap: 0.375em;
      margin: 0;
      padding-inline-start: 1.5em;
      list-style: decimal;
    }
    .low {
      margin-inline-start: -0.5em;
    }
    .said:empty {
      display: none;
    }
    .paper {
      position: absolute;
      inset-block-start: 0;
      inset-inline-start: 0;
      inline-size: 1px;
      block-size: 1px;
      border: 0;
      opacity: 0;
      pointer-events: none;
    }
    @media print {
      .paper {
        display: none;
      }
    }
    @container (max-width: 26em) {
      .details-head {
        grid-template-columns: auto minmax(0, 1fr);
      }
      .details-head > .close {
        grid-column: 1 / -1;
        grid-row: 1;
        justify-self: end;
      }
    }
    @container (max-width: 15em) {
      .details-head {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
];
