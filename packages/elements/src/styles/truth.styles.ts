/** The line that says the truth, beside its mark. */
import {css} from 'lit';

export const truthStyles = css`
  .truth {
    display: flex;
    gap: 0.75em;
    align-items: flex-start;
  }
  .truth strong {
    display: block;
    line-height: 1.35;
    padding-block-start: 0.06em;
  }
  .truth > .mark {
    inline-size: 1.625em;
    block-size: 1.625em;
  }
  .truth.box {
    --_mark-inside: transparent;
  }
`;
