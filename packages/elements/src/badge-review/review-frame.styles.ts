/** The frame of `<badge-review>`, and the sign-in in it: all that is seen before somebody has signed in. */
import {css} from 'lit';

export const frameStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5em;
  }
  .said:has(span) {
    display: flex;
    gap: 0.5em;
    align-items: center;
    padding-block: 0.5em;
    padding-inline: var(--_pad);
    line-height: 1.35;
    font-weight: 700;
  }
  .said.done:has(span) {
    padding-block: 0.875em;
    margin-block-end: 0.75em;
    border-radius: var(--_radius);
    background: var(--_yes-soft);
  }
  .said .mark {
    inline-size: 1.375em;
    block-size: 1.375em;
  }
  badge-sign-in {
    --badge-surface-card: transparent;
    --badge-border: 0px;
    --badge-pad: 0px;
  }
`;
