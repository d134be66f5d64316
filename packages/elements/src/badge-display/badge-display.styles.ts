/** The badge as a card, a medallion or a row. */
import {css} from 'lit';

export const displayStyles = css`
  /* A change inside is then painted alone, and not with all that stands around it. */
  :host {
    isolation: isolate;
  }
  .sign-in:defined {
    margin-block-start: 0.75em;
  }
  /* Far from sight a badge is not laid out before it comes near: a page may hold a thousand. The margin is for the ring of the focus. */
  @supports (overflow-clip-margin: 1em) {
    .display,
    .medal,
    .row {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 5.5em;
      overflow-clip-margin: 1em;
    }
    .display {
      contain-intrinsic-block-size: auto 22em;
    }
    .medal {
      contain-intrinsic-size: auto 7em auto 12em;
    }
  }
  .display {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 1em;
    align-items: center;
  }
  .display > .medallion {
    --_size: 5.5em;
  }
  .rest {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .by {
    line-height: 1.35;
    margin-block-start: 0.375em;
  }
  .claims {
    line-height: 1.35;
  }
  .strong,
  .name {
    font-weight: 700;
  }
  .truth .more {
    display: block;
  }
  /* As high as what most often follows. */
  .truth.wait {
    min-block-size: 5em;
    color: var(--_ink-quiet);
  }
  .doubted,
  .open.doubted {
    color: var(--_ink-quiet);
    font-weight: 400;
  }
  .open > .claims {
    display: block;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125em 1.25em;
  }
  .how {
    display: grid;
    gap: 0.5em;
    padding-block-end: 0.75em;
  }
  .how :is(ul, ol) {
    list-style: disc;
    padding-inline-start: 1.25em;
  }
  .how ol {
    list-style: decimal;
  }
  :is(.shows li, .how :is(p, li)) {
    unicode-bidi: plaintext;
  }
  .shows a,
  .how a {
    color: inherit;
  }
  details + details {
    margin-block-start: -1em;
  }
  .card details:last-child {
    margin-block-end: -0.5em;
  }
  .acts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 0.5em;
  }
  .acts > .actions {
    gap: 0 0.5em;
    margin-inline-start: -0.5em;
  }
  .part-failed:empty {
    display: none;
  }
  .link {
    color: var(--_action);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    min-block-size: 1.5em;
  }
  .open {
    font-weight: 700;
    line-height: inherit;
    overflow-wrap: anywhere;
  }
  .open::before {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  .languages {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    align-items: center;
  }
  .languages .button[aria-pressed='true'] {
    color: inherit;
    border-color: currentColor;
    text-decoration: none;
  }
  .medal,
  .row {
    position: relative;
  }
  .medal {
    display: grid;
    inline-size: fit-content;
    justify-items: start;
    align-content: start;
    gap: 0.375em;
  }
  .medal > .medallion {
    --_size: 7em;
  }
  .medal .name {
    line-height: 1.25;
    text-wrap: balance;
  }
  /* The verdict stands under the name, also where there is room: far from it, nobody reads them together. */
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.25em 0.875em;
    align-items: center;
    max-inline-size: var(--_measure);
    padding: 0.75em 0;
  }
  .row > .medallion {
    --_size: 3.5em;
    grid-row: 1 / 3;
  }
  .row > .medallion > .mark {
    --_mark-size: 1.375em;
  }
  .row .name {
    line-height: 1.3;
    align-self: end;
  }
  .row .name .quiet {
    display: block;
    font-weight: 400;
  }
  .line {
    display: flex;
    gap: 0.375em;
    align-items: flex-start;
    align-self: start;
    line-height: 1.35;
  }
  .line .mark {
    inline-size: 1.3em;
    block-size: 1.3em;
  }
  @container (min-width: 30em) {
    .display {
      gap: 0.75em 1.5em;
      align-items: start;
    }
    .display > .medallion {
      --_size: 8em;
      grid-row: 1 / 3;
    }
    .rest {
      grid-column: 2;
    }
  }
  /* Long words begin under the mark, where they have the whole line. */
  @container (max-width: 30em) {
    .truth.box {
      display: flow-root;
    }
    .truth.box > .mark {
      float: inline-start;
      margin-inline-end: 0.625em;
    }
    .truth.box strong {
      display: flow-root;
    }
    .truth.box .more {
      clear: both;
      padding-block-start: 0.25em;
    }
  }
  @container (max-width: 15em) {
    .display,
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .row > .medallion {
      grid-row: auto;
    }
    .medal > .medallion,
    .display > .medallion {
      --_size: 4.5em;
    }
  }
  @media print {
    .display,
    .medal,
    .row {
      content-visibility: visible;
    }
    .acts,
    .languages {
      display: none;
    }
    .link {
      color: inherit;
      text-decoration: none;
    }
    .display > .medallion {
      --_size: 45mm;
    }
    .all-checks {
      display: none;
    }
  }
`;
