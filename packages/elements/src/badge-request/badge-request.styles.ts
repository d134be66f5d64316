/** Styles of `<badge-request>`: one screen at a time, its fields, its answers. */
import {css} from 'lit';

export const requestStyles = css`
  .screen {
    display: flex;
    flex-direction: column;
    gap: 1.25em;
    padding: min(1em, var(--_pad));
    max-inline-size: 42em;
  }
  .stack,
  .files {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25em;
  }
  .files {
    gap: 0.75em;
  }
  .screen > *,
  .stack {
    min-inline-size: 0;
  }
  badge-sign-in {
    --badge-surface-card: transparent;
    --badge-border: 0px;
    --badge-pad: 0px;
  }
  .head {
    display: flex;
    gap: 0.75em;
    align-items: center;
    padding-block-end: 0.875em;
    border-block-end: 1px solid var(--_line);
  }
  .head .medallion {
    --_size: 2.75em;
  }
  .head :is(h1, h2, h3, h4, h5, h6) {
    font-size: 1em;
    line-height: 1.3;
    font-weight: 700;
    min-inline-size: 0;
    margin: 0;
  }
  .head span span {
    display: block;
    font-weight: 400;
  }
  .progress {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
    justify-content: space-between;
    font-weight: 700;
    max-inline-size: none;
  }
  .pips.act .pip.on {
    fill: var(--_action);
    stroke: var(--_action);
  }
  .pips {
    flex-wrap: wrap;
  }
  .ask {
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 700;
    text-wrap: pretty;
  }
  .ask + p {
    margin-block-start: 0.375em;
  }
  .truth .ask {
    padding-block: 0.03em;
  }
  .truth p {
    margin-block-start: 0.375em;
  }
  .waiting .ask {
    font-size: 1.125em;
    color: var(--_ink);
  }
  .sub {
    font-size: 1em;
    line-height: 1.35;
    font-weight: 700;
  }
  [tabindex='-1']:focus-visible {
    border-radius: var(--_radius);
  }
  .foot {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.625em;
  }
  .kept {
    display: grid;
    justify-items: start;
    gap: 0.375em;
  }
  .kept > p {
    margin: 0;
  }
  .foot.each > p {
    margin: -0.25em 0 0.75em;
  }
  .choice.text-only {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .whole {
    display: block;
  }
  /* Each by its name: with a star for the second, the whole page would be styled anew when one question opens. */
  .whole > :is(section, .box, .foot) {
    margin-block-start: 1.25em;
  }
  .whole > section {
    padding-block-start: 1.25em;
    border-block-start: 1px solid var(--_line);
  }
  /* Not content-visibility: what is out of sight would be missing from the accessibility tree. */
  .whole > section,
  .answers > li {
    contain: layout style;
  }
  /* Not a grid: the questions that stay are not placed anew when another one opens and changes their numbers. */
  .whole .number {
    margin-block-end: 1.375em;
  }
  .answers > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.125em 0.75em;
    align-items: start;
    padding-block: 0.75em;
  }
  .answers > li.plain {
    grid-template-columns: minmax(0, 1fr);
  }
  summary {
    padding-block: 0.5em;
    cursor: pointer;
  }
  .answers > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .answers > li > .icon {
    color: var(--_ink-quiet);
    margin-block-start: 0.1em;
  }
  .answers .given {
    font-weight: 700;
  }
  .as-written {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .answers .button {
    margin-block: -0.25em;
    padding-inline: 0.25em;
  }
  .button.pulled {
    margin-inline-start: -0.5em;
  }
  .plain-list > li {
    margin-block-start: 0.375em;
  }
  .box .choice {
    margin-block-start: 0.75em;
  }
  .readers {
    list-style: disc;
    padding-inline-start: 1.25em;
  }
  :is(.readers > li, .about dd) {
    margin-block-start: 0.25em;
  }
  .readers + p {
    margin-block-start: 0.375em;
  }
  .about {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    margin-block-end: 0.5em;
    max-inline-size: var(--_measure);
  }
  .about dt {
    font-weight: 700;
    line-height: 1.35;
  }
  .success {
    --_size: 120px;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: 1.25em;
    text-align: center;
  }
  .success .medallion {
    margin-inline: auto;
  }
  .success .button {
    max-inline-size: 24em;
  }
  figure.box blockquote {
    margin: 0.25em 0 0;
    font-weight: 700;
  }
  .box > .actions {
    margin-block-start: 0.5em;
  }
  @container (min-width: 30em) {
    .screen {
      padding: min(1.5em, var(--_pad) * 1.2);
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5em;
    }
    .foot > :is(p, .kept) {
      flex: 1 0 100%;
    }
    .foot .button.wide,
    .picker.wide {
      inline-size: auto;
    }
    .foot .button.primary {
      min-inline-size: 12em;
    }
  }
  @container (max-width: 15em) {
    .head,
    .progress,
    .answers > li,
    .chosen > li,
    .truth {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .choice {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .choice > .icon {
      display: none;
    }
  }
  @media print {
    .foot,
    .picker {
      display: none;
    }
  }
`;
