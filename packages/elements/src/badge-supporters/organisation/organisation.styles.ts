/** What the form of an organisation needs beyond boxes and fields. */
import {css} from 'lit';

export const organisationStyles = css`
  .choice.text-only {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .quiet.line {
    display: block;
    font-weight: 400;
  }
  .button.pulled {
    margin-inline-start: calc(-0.5em - 2px);
  }
`;
