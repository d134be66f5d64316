/** Styles of what is done with an opened step's badge. */
import {css} from 'lit';
import {shareStyles} from '../../badge-share/badge-share.styles.js';
import {disclosureStyles} from '../../styles/disclosure.styles.js';
import {evidenceStyles} from '../../styles/evidence.styles.js';
import {fieldStyles} from '../../styles/field.styles.js';
import {iconStyles} from '../../styles/icon.styles.js';

const actsOwnStyles = css`
  .offer {
    display: grid;
    gap: 0.75em;
    padding: 0.875em 1em;
    border: 2px solid var(--_action);
    border-radius: var(--_radius);
  }
  .sheet .offer .actions {
    margin-block-start: 0;
  }
  .offer blockquote {
    margin: 0.25em 0 0;
  }
  .act-result {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    font-weight: 700;
  }
  .act-result:not(.failed):has([role='status']:empty) {
    position: absolute;
  }
  .act-result.failed p {
    color: var(--_no);
  }
  #act-panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_line);
  }
  #act-panel:not(:has(*)) {
    display: none;
  }
  #act-panel .evidence {
    margin-block-start: 0.25em;
  }
  .course {
    list-style: decimal;
    padding-inline-start: 1.5em;
  }
  .choice.text-only {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .choice .more {
    display: block;
    color: var(--_ink-quiet);
    font-weight: 400;
  }
  #act-panel > .actions {
    margin-block-start: 0.25em;
  }
  .sheet .share .actions {
    margin-block-start: 0;
  }
`;

export const actStyles = [
  ...[fieldStyles, evidenceStyles, disclosureStyles, iconStyles, shareStyles],
  actsOwnStyles,
];
