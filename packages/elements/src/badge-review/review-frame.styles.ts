/** The frame of `<badge-review>`, and the sign-in in it: all that is seen before somebody has signed in. */
import {css} from 'lit';

export const frameStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5em;
  }
  badge-sign-in {
    --badge-surface-card: transparent;
    --badge-border: 0px;
    --badge-pad: 0px;
  }
`;
