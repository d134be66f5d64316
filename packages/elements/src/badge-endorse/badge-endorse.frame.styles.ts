/** The frame of `<badge-endorse>`, and the sign-in in it. */
import {css} from 'lit';

export const endorseFrameStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25em;
  }
  badge-sign-in {
    --badge-surface-card: transparent;
    --badge-border: 0px;
    --badge-pad: 0px;
  }
  /* Very large text: the words below their mark. */
  @container (max-width: 15em) {
    .truth {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
