/** What the sheet of an opened step holds. With `sheetStyles`. */
import {css} from 'lit';

export const stepSheetStyles = css`
  .sheet-body {
    display: grid;
    gap: 0.75em;
    padding: var(--_pad);
  }
  /* Words of a structure, in whatever language, stay at the side of all others. */
  [lang='ar'] .sheet-body :is(h2, h3, p, li) {
    unicode-bidi: plaintext;
    text-align: right;
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
