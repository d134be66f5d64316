/** The place to put a badge, the verdict, and four answers, two side by side where there is room. */
import {css} from 'lit';

export const verifierStyles = css`
  .card,
  .ready,
  .mine,
  .scan,
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25em;
  }
  .ready,
  .mine {
    gap: 0.375em;
  }
  .mine > .field {
    max-inline-size: var(--_measure);
  }
  .zone > * {
    text-align: center;
    text-wrap: balance;
  }
  .ready:focus,
  .verdict:focus {
    outline: none;
  }
  .read {
    list-style: disc;
    padding-inline-start: 1.25em;
  }
  .read .quiet {
    display: block;
  }
  .hosts,
  .file {
    overflow-wrap: anywhere;
  }
  .scan video {
    inline-size: min(100%, 24em);
    border-radius: var(--_radius);
    background: var(--_surface-quiet);
  }
  .many > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.125em 0.875em;
    padding-block: 1em;
    border-block-start: 1px solid var(--_line);
  }
  /* What opens is not far from its sign. */
  .many > li > div {
    max-inline-size: 46em;
  }
  .many .medallion,
  .many > li > .mark {
    --_size: 3.5em;
  }
  /* Where a picture would be. */
  .many > li > .mark {
    inline-size: var(--_size);
    block-size: 2.25em;
    margin-inline-start: calc(var(--_size) * -0.07);
  }
  .said {
    margin-block-start: 0.375em;
  }
  .sum {
    display: grid;
    gap: 0.375em;
    margin-block-start: 0.75em;
  }
  /* Beneath what is not good, a tick only says that one check has passed: no sign of something good. */
  :is(.head:not(.good) > .lines, .head:not(.good) ~ *, .many > li:not(.good)) .mark.yes {
    color: var(--_ink-quiet);
  }
  :is(.head:not(.good) > .lines, .head:not(.good) ~ *, .many > li:not(.good)) .mark.yes > .solid {
    fill: none;
    stroke: none;
  }
  :is(.head:not(.good) > .lines, .head:not(.good) ~ *, .many > li:not(.good)) .mark.yes > .glyph {
    stroke: currentColor;
  }
  .many .file {
    display: block;
  }
  .many > li > div > details {
    margin-block-start: 0.5em;
  }
  textarea.field {
    max-block-size: 12em;
    min-block-size: 4.5em;
    overflow-wrap: anywhere;
  }
  .sends {
    line-height: 1.4;
  }
  .head {
    --_mark-inside: transparent;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em 1em;
    align-items: center;
    border-radius: var(--_radius);
    padding: 0.75em 1em;
    background: var(--_surface-quiet);
  }
  .left-open {
    border-radius: var(--_radius);
    padding: 0.75em 1em;
    background: var(--_surface-quiet);
  }
  .head.good {
    background: var(--_yes-soft);
  }
  .head.alert.late {
    background: var(--_late-soft);
  }
  .head.alert.no {
    background: var(--_no-soft);
  }
  .head .medallion {
    --_size: 5em;
  }
  .head .truth:has(> .title) {
    gap: 0.5em;
  }
  .by {
    line-height: 1.4;
    margin-block-start: 0.25em;
  }
  .by > * {
    display: block;
  }
  .by > .of {
    font-weight: 700;
  }
  .lines {
    display: grid;
    gap: 0.375em;
    line-height: 1.4;
  }
  .head > .lines {
    grid-column: 1 / -1;
  }
  .lines > .truth {
    gap: 0.5em;
  }
  .many .lines {
    margin-block-start: 0.375em;
  }
  .parts {
    display: grid;
  }
  .parts > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.125em 0.875em;
    padding-block: 1em;
    border-block-start: 1px solid var(--_line);
  }
  .parts > li > .mark {
    inline-size: 2em;
    block-size: 2em;
  }
  .parts span,
  .parts strong {
    display: block;
    line-height: 1.35;
  }
  .parts strong {
    font-size: 1.0625em;
  }
  .parts .more {
    margin-block-start: 0.125em;
  }
  @container (min-width: 30em) {
    .head {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .head > .medallion {
      grid-row: 1 / 3;
    }
    .head > .lines {
      grid-column: 2;
    }
  }
  @container (min-width: 46em) {
    .parts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 1em 2em;
    }
    .parts > li {
      align-content: start;
      border: 0;
      padding-block: 0.25em;
    }
  }
  @container (max-width: 15em) {
    .many > li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media print {
    .acts,
    .retry,
    .mine {
      display: none;
    }
    /* On paper nothing is opened: what is inside stands there. */
    .many > li > div > details > summary {
      display: none;
    }
    .parts > li,
    .many > li {
      break-inside: avoid;
    }
  }
  @media (forced-colors: active) {
    :is(.head:not(.good) > .lines, .head:not(.good) ~ *, .many > li:not(.good)) .mark.yes {
      color: CanvasText;
    }
    .head,
    .left-open {
      border: 1px solid CanvasText;
    }
  }
`;
