/** Styles of `<badge-review>`: the queue, and evidence beside criteria. */
import {css} from 'lit';

export const reviewStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.875em;
    align-items: center;
  }
  .head h1,
  .head h2,
  .head h3 {
    inline-size: fit-content;
    margin-block-end: 0.25em;
  }
  .head > div {
    flex: 1 1 10em;
    min-inline-size: 0;
  }
  .head .medallion {
    --_size: 3.5em;
  }
  .sub {
    font-size: 1em;
    line-height: 1.35;
    font-weight: 700;
  }
  [tabindex='-1']:focus-visible {
    border-radius: var(--_radius);
  }
  /* Its rows keep their places while it is not shown: nothing is laid out anew when it comes back. */
  .list-room.away {
    display: none;
  }
  @supports (content-visibility: hidden) {
    .list-room.away {
      display: block;
      block-size: 0;
      overflow: hidden;
      content-visibility: hidden;
    }
  }
  .queue > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.5em 0.875em;
    align-items: center;
    padding-block: 0.875em;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 8em;
    overflow-clip-margin: 12px;
  }
  .queue > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .queue .medallion {
    --_size: 3.5em;
  }
  .queue .name {
    font-size: 1.1875em;
    font-weight: 700;
    line-height: 1.3;
  }
  .badge-name {
    line-height: 1.35;
  }
  .retry {
    margin-block-start: 0.5em;
  }
  .queue .button {
    grid-column: 2;
    justify-self: start;
  }
  .queue[hidden] {
    display: none;
  }
  .queue p.late {
    display: flex;
    gap: 0.375em;
    align-items: center;
    color: var(--_late);
    font-weight: 700;
  }
  .queue p.late .mark {
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1em;
  }
  .filters > div {
    flex: 1 1 14em;
    min-inline-size: 0;
  }
  .keys summary {
    font-weight: 400;
    color: var(--_ink-quiet);
  }
  .lines {
    display: grid;
    gap: 0.375em;
    padding-inline-start: 1.25em;
    padding-block-end: 0.75em;
    list-style: disc;
  }
  .columns,
  .answering,
  .votes,
  .jury,
  .door {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .columns {
    gap: 2em;
  }
  .answering,
  .door {
    gap: 1.5em;
  }
  .rules {
    list-style: disc;
    margin: 0;
    padding-inline-start: 1.25em;
  }
  .jury {
    gap: 0.375em;
  }
  .votes {
    gap: 0.75em;
  }
  .votes .piece {
    margin-block-start: 0.375em;
  }
  details .votes {
    padding-block-end: 0.75em;
  }
  .recommendations {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5em;
    margin-block-start: 1.5em;
  }
  .recommendations > li {
    display: grid;
    gap: 0.5em;
  }
  .form-version {
    margin-block-start: 1em;
  }
  .narrow {
    max-inline-size: 34em;
  }
  @container (min-width: 36em) {
    /* Its rows keep their places while it is not shown: nothing is laid out anew when it comes back. */
    .list-room.away {
      display: none;
    }
    @supports (content-visibility: hidden) {
      .list-room.away {
        display: block;
        block-size: 0;
        overflow: hidden;
        content-visibility: hidden;
      }
    }
    .queue > li {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .queue .button {
      grid-column: auto;
    }
  }
  @container (min-width: 50em) {
    .columns {
      grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
      gap: 0 3em;
      align-items: start;
    }
    .columns > .answering {
      position: sticky;
      inset-block-start: 1em;
    }
  }
  @container (max-width: 15em) {
    .queue > li,
    .head,
    .truth {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .queue .button {
      grid-column: auto;
    }
  }
  @media print {
    .answering {
      display: none;
    }
  }
`;
