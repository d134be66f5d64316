/** The wall on the screen. */
import {css} from 'lit';

export const wallOwnStyles = css`
  .wall {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5em;
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .who {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.375em;
    justify-items: start;
  }
  .wall > .head .title {
    font-size: 1.5em;
    text-wrap: balance;
  }
  .who .truth,
  .signing {
    align-items: center;
    gap: 0.625em;
    display: flex;
  }
  /* The time goes to the next line whole, or not at all. */
  .truth .quiet {
    display: inline-block;
  }
  .truths {
    display: grid;
    gap: 0.375em;
  }
  .faults {
    margin-block-start: 0.375em;
  }
  .faults .address {
    overflow-wrap: anywhere;
    color: var(--_ink-quiet);
  }
  .acts {
    gap: 0 0.75em;
  }
  .tools details {
    border-block-end: 1px solid var(--_line);
  }
  .tool-fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    padding-block: 0.25em 1.25em;
  }
  .found {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75em;
  }
  .found p:not(:empty) {
    padding-block: 0.5em;
  }
  .found > .plain {
    margin-inline-start: calc(-0.5em - 2px);
  }
  .keys {
    display: grid;
    gap: 1.5em;
  }
  .key-card {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 1.25em;
    align-items: center;
    padding-block-end: 1.75em;
    border-block-end: 1px solid var(--_line);
  }
  .key-card > .medallion {
    --_size: 7.5em;
  }
  .key-words {
    display: grid;
    gap: 0.25em;
    line-height: 1.4;
  }
  .key-name {
    font-size: 1.25em;
    line-height: 1.25;
  }
  .key-card > .shows {
    grid-column: 1 / -1;
  }
  .strong {
    font-weight: 700;
  }
  .together {
    white-space: nowrap;
  }
  @container (max-width: 17em) {
    .key-card {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (min-width: 30em) {
    .tool-fields {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .tool-fields > .wide {
      grid-column: 1 / -1;
    }
    .key-card {
      gap: 1.5em 2em;
    }
    .key-card > .medallion {
      --_size: 10em;
    }
  }
  @container (min-width: 46em) {
    .head {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: end;
    }
    /* There they end where the lines do. */
    .head > .acts {
      margin-inline-end: calc(-0.5em - 2px);
    }
    .tool-fields {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .key-card:has(.shows) {
      grid-template-columns: auto minmax(0, 1fr) minmax(0, 1.1fr);
    }
    .key-card > .shows {
      grid-column: auto;
    }
  }
`;

export const wallItemStyles = css`
  .sign-in {
    margin-block-start: 0.75em;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(8.75em, 100%), 1fr));
    gap: 2em 1.5em;
  }
  .item {
    display: grid;
    /* Far down, a badge is not laid out before it comes near. */
    content-visibility: auto;
    contain-intrinsic-block-size: auto 14em;
    /* The ring of the focus, and the rim that hangs out, are outside of what is contained. */
    margin-block: -0.625em;
    margin-inline: calc(-1 * min(0.625em, 14px)) 0;
    padding-block: 0.625em;
    padding-inline: min(0.625em, 14px) 0.4375em;
  }
  .item > .open {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    align-content: start;
    line-height: 1.35;
  }
  .item .medallion {
    --_size: min(8.75em, 100cqi);
    margin-block-end: 0.75em;
  }
  .open .name {
    font-weight: 700;
    line-height: 1.25;
    overflow-wrap: anywhere;
    text-wrap: balance;
    margin-block-end: 0.25em;
  }
  .key-name .open {
    position: relative;
    font-weight: 700;
    overflow-wrap: anywhere;
  }
  .key-name .open::after {
    content: '';
    position: absolute;
    inset: -0.6em 0;
  }
  .open .doubted {
    color: var(--_ink-quiet);
    font-weight: 400;
  }
  .trouble {
    font-weight: 700;
    line-height: 1.3;
  }
  /* In the line, not beside it: the words need the whole width of a badge. */
  .trouble .mark {
    inline-size: 1.2em;
    block-size: 1.2em;
    margin-inline-end: 0.3em;
    vertical-align: -0.2em;
  }
  .trouble:is(.refused, .revoked) {
    color: var(--_no);
  }
  .trouble:is(.expired, .suspended) {
    color: var(--_late);
  }
  .sheet {
    --_sheet: 38em;
  }
  .sheet-body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding: var(--_pad);
  }
  .sheet-body badge-display {
    --badge-border: 0px;
    --badge-pad: 0px;
  }
  .sheet .actions {
    justify-content: end;
  }
  @container (min-width: 46em) {
    .grid {
      grid-template-columns: repeat(auto-fill, minmax(9.5em, 1fr));
      gap: 2.25em 2em;
    }
    .item .medallion {
      --_size: 7em;
    }
  }
  @media (forced-colors: active) {
    .trouble.trouble {
      color: CanvasText;
    }
  }
`;
