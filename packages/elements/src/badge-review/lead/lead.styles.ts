/** Styles of a lead's rooms: sentences in their order, and who examines. */
import {css} from 'lit';

export const leadStyles = css`
  .lead .stack,
  form.lead,
  .sentences,
  .sentences ol,
  .sentences li,
  .examiners,
  .examiners li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .lead .stack,
  form.lead {
    gap: 1.5em;
  }
  .sentences {
    gap: 0.75em;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .sentences ol,
  .examiners {
    gap: 1em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .sentences li {
    gap: 0.375em;
    padding-block-end: 0.75em;
    border-block-end: 1px solid var(--_line);
  }
  .sentences .button,
  .examiners .button {
    justify-self: start;
  }
  .saving > [role='status'] > p {
    margin-block-end: 1em;
  }
  .manage summary {
    font-weight: 700;
  }
`;
