/** The list of what a badge shows, each line behind a small hexagon. */
import {css} from 'lit';

export const showsStyles = css`
  .shows ul {
    margin-block-start: 0.25em;
  }
  .shows li {
    position: relative;
    padding-inline-start: 1.25em;
    line-height: 1.4;
    margin-block-start: 0.375em;
  }
  .shows li::before {
    content: '';
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: 0.42em;
    /* An edge, not a ground: it is drawn in forced colours, and printed. */
    border: solid var(--_brass);
    border-width: 0.28em 0.25em;
    clip-path: polygon(50% 0, 100% 25%, 100% 75%, 50% 100%, 0 75%, 0 25%);
  }
`;
