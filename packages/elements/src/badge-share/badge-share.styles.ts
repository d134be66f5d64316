/** The row of ways to share. */
import {css} from 'lit';

export const shareStyles = css`
  .share,
  .share .code {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    max-inline-size: var(--_measure);
  }
  .share .said:empty {
    display: none;
  }
  .share .ways {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14em), 1fr));
    --_action-edge: currentColor;
  }
  /* A row begins where words do: plain ones are links here. Where words are very large, they would stick out of the page. */
  @container (min-width: 15em) {
    .share :is(.ways, .actions) {
      margin-inline-start: calc(-0.5em - 2px);
    }
    .share button {
      margin-inline-start: calc(0.5em + 2px);
    }
  }
  .share .first {
    grid-column: 1 / -1;
  }
  .share details + details {
    margin-block-start: -1em;
  }
  .share .code {
    gap: 0.5em;
    justify-items: start;
    padding-block-end: 1em;
  }
  .share .code > .field {
    font-family: ui-monospace, monospace;
    font-size: 0.9375em;
  }
  .share .qr {
    inline-size: min(100%, 12em);
    border-radius: var(--_radius);
    forced-color-adjust: none;
  }
`;
