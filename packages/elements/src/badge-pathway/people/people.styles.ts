/** People × steps: a table that scrolls sideways beside its first column; below 46em a card for each person. */
import {css} from 'lit';
import {fieldStyles} from '../../styles/field.styles.js';
import {iconStyles} from '../../styles/icon.styles.js';
import {selectStyles} from '../../styles/select.styles.js';

export const peopleStyles = [
  fieldStyles,
  selectStyles,
  iconStyles,
  css`
    .people,
    .part {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1em;
    }
    .people {
      gap: 2em;
    }
    .part-head {
      display: grid;
      gap: 0.25em;
    }
    .part-head :is(h2, h3, h4, h5, h6) {
      font-size: 1.0625em;
      line-height: 1.25;
    }
    .order {
      max-inline-size: 22em;
    }
    .prompts {
      max-inline-size: 46em;
      border-block-end: var(--_border) solid var(--_line);
    }
    .prompt {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.25em 1em;
      justify-items: start;
      padding-block: 0.75em;
      border-block-start: var(--_border) solid var(--_line);
    }
    .prompt .who {
      font-weight: 700;
    }
    .prompt .what {
      display: grid;
      gap: 0.125em;
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375em 1.25em;
    }
    .legend li,
    .place {
      display: flex;
      gap: 0.5em;
      align-items: flex-start;
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      inline-size: 100%;
      border-collapse: separate;
      border-spacing: 0;
      text-align: start;
    }
    caption {
      padding-block-end: 0.5em;
      text-align: start;
      color: var(--_ink-quiet);
    }
    :is(th, td) {
      padding: 0.625em 0.75em;
      border-block-end: var(--_border) solid var(--_line);
      vertical-align: top;
      text-align: start;
      overflow-wrap: break-word;
    }
    thead th {
      min-inline-size: 8em;
      line-height: 1.25;
      vertical-align: bottom;
      border-block-end: 2px solid var(--_line-strong);
    }
    th.who {
      position: sticky;
      inset-inline-start: 0;
      z-index: 1;
      min-inline-size: 11em;
      background: var(--_surface);
      border-inline-end: var(--_border) solid var(--_line);
    }
    thead th.where {
      min-inline-size: 15em;
    }
    .check {
      padding-block: 0;
    }
    .name-only {
      display: grid;
    }
    .name-only .small {
      font-weight: 400;
    }
    .where ul {
      display: grid;
      gap: 0.75em;
    }
    .where li {
      display: grid;
      gap: 0.25em;
      justify-items: start;
    }
    .place .mark,
    .legend .mark {
      inline-size: 1.25em;
      block-size: 1.25em;
      margin-block-start: 0.125em;
    }
    .cell .mark,
    .cell .word {
      display: block;
    }
    .cell .of {
      display: none;
    }
    .mark.now {
      color: var(--_action);
    }
    .mark.now:dir(rtl) {
      transform: scaleX(-1);
    }
    .cell:is(.later, .optional) .word {
      color: var(--_ink-quiet);
    }
    .sheet-said .trouble {
      display: flex;
      gap: 0.625em;
    }
    .sheet-said > * + * {
      margin-block-start: 0.5em;
    }
    @container (min-width: 36em) {
      .prompt {
        grid-template-columns: minmax(0, 11em) minmax(0, 1fr) auto;
        align-items: center;
      }
    }
    @container (min-width: 46em) {
      table {
        background: var(--_surface);
      }
      .compact .cell .word {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        margin: -1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
      .compact .cell {
        position: relative;
      }
    }
    @container (max-width: 45.99em) {
      .scroll {
        overflow-x: visible;
      }
      :is(table, caption, tbody, tr, th, td) {
        display: block;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      thead th.where {
        min-inline-size: 0;
      }
      thead {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      tbody {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1em;
      }
      tr {
        padding: 1em;
        border: var(--_border) solid var(--_line);
        border-radius: var(--_radius-panel);
        background: var(--_surface);
      }
      :is(th, td) {
        padding: 0.25em 0;
        border: 0;
      }
      th.who {
        position: static;
        min-inline-size: 0;
        border: 0;
        background: none;
        font-size: 1.0625em;
      }
      td.where {
        padding-block-end: 0.75em;
        margin-block-end: 0.5em;
        border-block-end: var(--_border) solid var(--_line);
      }
      .cell {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 0.625em;
        align-items: center;
      }
      .cell .mark {
        inline-size: 1.25em;
        block-size: 1.25em;
      }
      .cell .of {
        display: block;
      }
    }
    @container (max-width: 15em) {
      .cell {
        grid-template-columns: auto minmax(0, 1fr);
      }
      .cell .word {
        grid-column: 2;
      }
    }
    @media (forced-colors: active) {
      .mark.now {
        color: CanvasText;
      }
    }
    @media print {
      .scroll {
        overflow: visible;
      }
      .order,
      .sheets {
        display: none;
      }
      tr,
      .prompt {
        break-inside: avoid;
      }
    }
  `,
];
