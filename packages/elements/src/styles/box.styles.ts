/** The quiet box that gives trouble some room. */
import {css} from 'lit';

export const boxStyles = css`
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
  @media (forced-colors: active) {
    .box {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .box {
      border: 1px solid #000;
    }
  }
`;
