/** Styles of the sheet of an opened step. */
import {css} from 'lit';

export const sheetStyles = css`
  .sheet {
    inline-size: min(34em, 100% - 2em);
    max-block-size: calc(100% - 2em);
    padding: 0;
    border: var(--_border) solid var(--_line);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    color: inherit;
    box-shadow: 0 8px 32px rgb(26 35 50 / 0.2);
  }
  .sheet::backdrop {
    background: rgb(26 35 50 / 0.4);
  }
  .sheet-body {
    display: grid;
    gap: 0.75em;
    padding: var(--_pad);
  }
  .sheet-head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 1em;
    align-items: center;
  }
  .sheet h3 {
    font-size: 1em;
    font-weight: 700;
  }
  .criteria {
    list-style: disc;
    padding-inline-start: 1.25em;
  }
  .sheet .actions {
    margin-block-start: 0.5em;
  }
  @container (max-width: 15em) {
    .sheet-head {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
