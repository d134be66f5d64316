/** What stands where there is nothing to show yet, or nothing could be had. */
import {css} from 'lit';

export const noteStyles = css`
  .waiting {
    display: flex;
    align-items: center;
    gap: 0.75em;
    color: var(--_ink-quiet);
  }
  .problem {
    display: grid;
    gap: 0.75em;
    justify-items: start;
  }
  .problem p {
    display: flex;
    gap: 0.625em;
  }
`;
