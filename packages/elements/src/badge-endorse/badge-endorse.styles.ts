/** Styles of `<badge-endorse>`: one column, questions as large as a finger, words of people set apart. */
import {css} from 'lit';

export const endorseStyles = css`
  .card > :is(div, form, figure, ul) {
    max-inline-size: 44em;
  }
  .stack,
  .rows > li,
  .examples,
  .sure,
  figure.piece,
  .code-box {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .stack {
    gap: 1.5em;
  }
  .sub {
    font-size: 1em;
    line-height: 1.35;
    font-weight: 700;
    padding-block-start: 0.06em;
  }
  .badge-name {
    font-weight: 700;
    line-height: 1.3;
  }
  [tabindex='-1']:focus-visible {
    border-radius: var(--_radius);
  }
  .choice.text-only {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .choice .more {
    display: block;
    font-weight: 400;
  }
  fieldset > .hint {
    margin-block: 0 0.375em;
  }
  .inner {
    margin-block-start: 1em;
  }
  .examples {
    gap: 0.5em;
    justify-items: start;
    margin-block-start: 0.75em;
  }
  .examples .button {
    font-weight: 400;
  }
  .sure {
    gap: 0.5em;
  }
  /* The words and the name below them begin on one side, whatever language the words are in. */
  figure.piece .as-written {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  figure.piece,
  .code-box {
    gap: 0.375em;
  }
  blockquote {
    margin: 0;
  }
  .rows > li {
    gap: 0.75em;
    padding-block: 1em;
  }
  .rows > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .rows > li > .button {
    justify-self: start;
  }
  .rows .name {
    font-weight: 700;
    line-height: 1.3;
  }
  .code,
  .big-code {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.25em;
  }
  .code {
    font-size: 1.375em;
    max-inline-size: 12em;
  }
  .big-code {
    font-size: 2em;
    line-height: 1.25;
    font-weight: 700;
  }
  .qr {
    display: grid;
    gap: 0.375em;
    justify-items: start;
  }
  .qr svg {
    inline-size: min(100%, 12em);
    block-size: auto;
    border-radius: var(--_radius);
    forced-color-adjust: none;
  }
`;
