/** Surfaces: the card, the quiet box that gives trouble some room, and a disclosure. */
import {css} from 'lit';

export const cardStyles = css`
  .card {
    background: var(--_surface-card);
    border: var(--_border) solid var(--_line);
    border-radius: var(--_radius-panel);
    padding: var(--_pad);
  }
  .box {
    border-radius: var(--_radius);
    padding: 0.875em;
    background: var(--_surface-quiet);
  }
  .box.late {
    background: var(--_late-soft);
  }
  .box.no {
    background: var(--_no-soft);
  }
  .box.yes {
    background: var(--_yes-soft);
  }
  details {
    border-block-start: 1px solid var(--_line);
  }
  summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em;
    min-block-size: max(3em, 44px);
    padding-block: 0.5em;
    font-weight: 700;
    line-height: 1.35;
    cursor: pointer;
    list-style: none;
    border-radius: var(--_radius);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    flex: none;
    inline-size: 0.55em;
    block-size: 0.55em;
    margin-inline-end: 0.35em;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(45deg) translate(-0.15em, -0.15em);
  }
  details[open] > summary::after {
    transform: rotate(-135deg) translate(-0.15em, -0.15em);
  }
  .waiting {
    display: flex;
    align-items: center;
    gap: 0.75em;
    color: var(--_ink-quiet);
  }
  @container (min-width: 30em) {
    .card {
      padding: max(var(--_pad), var(--_pad) * 1.2);
    }
  }
  @media (forced-colors: active) {
    .box {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .card {
      border: 1px solid #000;
      break-inside: avoid;
    }
    .box {
      border: 1px solid #000;
    }
    summary::after {
      display: none;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
