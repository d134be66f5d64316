/** Buttons: `button` with `primary`, `secondary` or `plain`; `wide` fills the line. And the row or stack that holds them. */
import {css} from 'lit';

export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: max(var(--_target), 44px);
    padding: 0.5em 1em;
    border: 2px solid transparent;
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_action);
    font: inherit;
    font-weight: 700;
    line-height: 1.25;
    letter-spacing: inherit;
    word-spacing: inherit;
    text-align: start;
    text-decoration: none;
    overflow-wrap: anywhere;
    cursor: pointer;
    transition:
      background-color var(--_motion) ease-out,
      border-color var(--_motion) ease-out;
  }
  .button.primary {
    background: var(--_action-fill);
    color: var(--_on-action);
    border-color: var(--_action-edge);
  }
  .button.primary:hover {
    background: var(--_action-fill-strong);
  }
  .button.secondary {
    border-color: var(--_line-strong);
  }
  .button.secondary:hover {
    border-color: var(--_action);
  }
  /* Where a theme draws the edge of the main button, nothing but a line tells these from words in bold. */
  .button.plain {
    text-decoration: underline var(--_action-edge);
    padding-inline: 0.5em;
  }
  .button.plain:hover {
    background: var(--_action-soft);
  }
  .button.wide {
    inline-size: 100%;
  }
  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.7;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }
  @container (max-width: 15em) {
    .button {
      padding-inline: 0.5em;
    }
  }
  /* Borders that are transparent are drawn then: the main button is filled. A plain one sticks out of its column, and is known by its line. */
  @media (forced-colors: active) {
    .button.plain {
      border-color: Canvas;
    }
    .button.primary,
    .button.primary:hover {
      background: CanvasText;
      color: Canvas;
      outline-color: CanvasText;
      box-shadow: none;
      forced-color-adjust: none;
    }
  }
  @media print {
    .button {
      display: none !important;
    }
  }
`;
