/** A row of buttons begins where words do: the edge of a button, the letters of a plain one, on each line that the row has. */
import {css} from 'lit';

export const rowStyles = css`
  /* Where words are very large, a button would stick out of the page: there the letters of all of them begin alike. */
  @container (min-width: 15em) {
    .actions:has(> .plain) {
      margin-inline-start: calc(-0.5em - 2px);
    }
    .actions:has(> .plain) > :not(.plain) {
      margin-inline-start: calc(0.5em + 2px);
    }
  }
`;
