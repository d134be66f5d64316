/** Styles of `<badge-review>`: the queue, and evidence beside criteria. */
import {css} from 'lit';

export const reviewStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.875em;
    align-items: center;
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
  .queue > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.5em 0.875em;
    align-items: center;
    padding-block: 0.875em;
  }
  .queue > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .queue .medallion {
    --_size: 3.5em;
  }
  .queue .name {
    font-weight: 700;
    line-height: 1.3;
  }
  .queue .button {
    grid-column: 2;
    justify-self: start;
  }
  .columns,
  .answering,
  .decision,
  .three,
  .message,
  .ready,
  .earlier {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .columns {
    gap: 2em;
  }
  .answering,
  .decision {
    gap: 1.5em;
  }
  .message {
    gap: 0.375em;
  }
  .criteria > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .criteria .check {
    padding-block: 0.75em;
  }
  .three {
    gap: 0.625em;
    margin-block-start: 0.625em;
  }
  .message {
    gap: 0.625em;
  }
  .message .label,
  .message .hint {
    margin: 0;
  }
  .ready,
  .earlier {
    gap: 0.375em;
  }
  .earlier {
    gap: 0.75em;
    padding-block-end: 0.75em;
  }
  .ready .button {
    font-weight: 400;
    justify-content: flex-start;
    inline-size: 100%;
  }
  @container (min-width: 36em) {
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
    .three {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .three .choice {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.25em;
      justify-items: center;
      padding: 0.75em 0.5em;
      text-align: center;
    }
    .three .dot {
      display: none;
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
    .choice {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .choice > .icon {
      display: none;
    }
  }
  @media print {
    .answering {
      display: none;
    }
  }
`;
