/** Fields: label, input or textarea (`field`), hint, error; and choices that are as large as a finger (`choice`, `check`). */
import {css} from 'lit';

export const fieldStyles = css`
  .label {
    display: block;
    font-weight: 700;
    line-height: 1.35;
    margin-block-end: 0.375em;
  }
  .field {
    display: block;
    inline-size: 100%;
    min-block-size: max(var(--_target), 44px);
    padding: 0.625em 0.75em;
    font: inherit;
    line-height: 1.5;
    letter-spacing: inherit;
    word-spacing: inherit;
    color: inherit;
    background: var(--_surface);
    border: 2px solid var(--_line-strong);
    border-radius: var(--_radius);
  }
  textarea.field {
    field-sizing: content;
    min-block-size: 6.5em;
    resize: vertical;
  }
  .field[aria-invalid='true'] {
    border-color: var(--_no);
  }
  .hint {
    display: flex;
    gap: 0.5em;
    align-items: flex-start;
    line-height: 1.4;
    margin-block-start: 0.375em;
    color: var(--_ink-quiet);
  }
  .hint.before {
    margin-block: 0 0.5em;
  }
  .error {
    display: flex;
    gap: 0.5em;
    align-items: flex-start;
    line-height: 1.4;
    margin-block-start: 0.375em;
    color: var(--_no);
    font-weight: 700;
  }
  /* Under the words of its box, and away from the next one. */
  .check + .error {
    margin-block: -0.25em 0.75em;
    padding-inline-start: 2.375em;
  }
  .error .mark {
    inline-size: 1.375em;
    block-size: 1.375em;
  }
  .choices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.625em;
  }
  .choice {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 0.875em;
    align-items: center;
    min-block-size: 3.5em;
    padding: 0.5em 0.875em;
    border: 2px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface-card);
    font-weight: 700;
    line-height: 1.35;
    cursor: pointer;
  }
  .choice > .icon {
    inline-size: 1.75em;
    block-size: 1.75em;
    color: var(--_action);
  }
  .choice > input,
  .check > input {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    opacity: 0;
    pointer-events: none;
  }
  .choice .dot {
    inline-size: 1.375em;
    block-size: 1.375em;
    border: 2px solid var(--_line-strong);
    border-radius: 50%;
  }
  .choice:has(input:checked) {
    border-color: var(--_action);
    box-shadow: inset 0 0 0 1px var(--_action);
    background: var(--_action-soft);
  }
  .choice:has(input:checked) .dot {
    border: 0.4375em solid var(--_action);
    background: var(--_surface);
  }
  .choice:has(input:focus-visible),
  .check > input:focus-visible + .tick {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 7px var(--_surface);
  }
  .check {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75em;
    align-items: start;
    min-block-size: max(var(--_target), 44px);
    padding-block: 0.5em;
    cursor: pointer;
  }
  .tick {
    display: grid;
    place-items: center;
    inline-size: 1.625em;
    block-size: 1.625em;
    border: 2px solid var(--_line-strong);
    border-radius: 0.25em;
    background: var(--_surface);
  }
  .check .tick {
    margin-block-start: -0.06em;
  }
  .tick .icon {
    inline-size: 1.125em;
    block-size: 1.125em;
    stroke-width: 3;
    visibility: hidden;
  }
  :checked ~ .tick {
    background: var(--_action-fill);
    border-color: var(--_action);
    color: var(--_on-action);
  }
  :checked ~ .tick .icon {
    visibility: visible;
  }
  @media (forced-colors: active) {
    .choice:has(input:checked) {
      border-color: Highlight;
    }
    .choice > .icon {
      color: inherit;
    }
    .choice .dot,
    .tick {
      border-color: ButtonText;
    }
    .choice:has(input:checked) .dot {
      background: Highlight;
    }
    :checked ~ .tick {
      background: Highlight;
      color: HighlightText;
    }
  }
`;
