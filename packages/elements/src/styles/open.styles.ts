/** A name that opens what is behind it (`open`, a button), and a word that leads there (`link`). */
import {css} from 'lit';

export const openStyles = css`
  .open,
  .link {
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    color: inherit;
    text-align: start;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    cursor: pointer;
    min-inline-size: 0;
    border-radius: var(--_radius);
  }
  /* It would be taken for words to read: an arrow says that there is more. */
  .opens::after {
    content: '';
    display: inline-block;
    inline-size: 0.45em;
    block-size: 0.45em;
    margin-inline: 0.5em 0.2em;
    vertical-align: 0.1em;
    border: solid currentColor;
    border-width: 2px 2px 0 0;
    transform: rotate(45deg);
  }
  .opens:is(:dir(rtl), [lang='ar'] *)::after {
    transform: rotate(-135deg);
  }
  .open:hover .opens {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  @media print {
    .opens::after {
      display: none;
    }
  }
`;
