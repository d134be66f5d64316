/** Of lists that a server has drawn. */
import {css} from 'lit';

/** What is not laid out before it comes near would move what is below it when it does. */
export const wholeStyles = css`
  .grid > .item,
  .badges > .badge,
  .display,
  .medal,
  .row {
    content-visibility: visible;
  }
  /* Who has checked, and then when: the words change, their beginning does not move. */
  .who .truth .quiet {
    display: block;
  }
`;
