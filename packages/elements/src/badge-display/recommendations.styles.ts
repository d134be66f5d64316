/** Styles of the recommendations beside a badge. */
import {css} from 'lit';

export const recommendationStyles = css`
  .recommendations {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .recommendations > .strong {
    font-size: 1em;
    line-height: 1.35;
  }
  .recommendations .evidence {
    margin-block-start: 0;
  }
  .recommendations blockquote {
    margin: 0;
  }
`;
