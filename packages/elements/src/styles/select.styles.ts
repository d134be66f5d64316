/** Lists to choose one from (`select.field`): the arrow of a disclosure, as far from the edge as the words are. */
import {css} from 'lit';

export const selectStyles = css`
  select.field {
    --_stroke: transparent 38%, currentColor 40% 60%, transparent 62%;
    --_end: calc(100% - 0.875em);
    appearance: none;
    padding-inline-end: 2.25em;
    background-image: linear-gradient(45deg, var(--_stroke)), linear-gradient(-45deg, var(--_stroke));
    background-position:
      calc(var(--_end) - 0.4em) 50%,
      var(--_end) 50%;
    background-size: 0.4em 0.4em;
    background-repeat: no-repeat;
    text-overflow: ellipsis;
  }
  select.field:dir(rtl) {
    --_end: 1.275em;
  }
  @media (forced-colors: active) {
    select.field {
      appearance: auto;
      background-image: none;
    }
  }
`;
