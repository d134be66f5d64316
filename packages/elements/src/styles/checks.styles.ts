/** The list of checks: one column, two where there is room. */
import {css} from 'lit';

export const checkStyles = css`
  .checks {
    padding-block-end: 0.5em;
  }
  .checks > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.625em;
    padding-block: 0.4em;
    line-height: 1.4;
    break-inside: avoid;
  }
  .checks .mark {
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-block-start: 0.08em;
  }
  @container (min-width: 46em) {
    .checks {
      columns: 2;
      column-gap: 2em;
    }
  }
`;
