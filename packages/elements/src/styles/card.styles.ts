/** The card. */
import {css} from 'lit';

export const cardStyles = css`
  .card {
    background: var(--_surface-card);
    border: var(--_border) solid var(--_line);
    border-radius: var(--_radius-panel);
    padding: var(--_pad);
  }
  @container (min-width: 30em) {
    .card {
      padding: max(var(--_pad), var(--_pad) * 1.2);
    }
  }
  @media print {
    .card {
      border: 1px solid #000;
      break-inside: avoid;
    }
  }
`;
