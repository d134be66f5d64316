/** The row of ways to share. */
import {css} from 'lit';

export const shareStyles = css`
  .share {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .share .strong {
    font-weight: 700;
  }
  .share .said:empty {
    display: none;
  }
  .share .places {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.25em;
  }
  .share .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    margin-inline-start: -0.5em;
  }
  .share .ways .button {
    text-decoration: underline;
  }
  .share .first {
    inline-size: 100%;
  }
  .share details + details {
    margin-block-start: -1em;
  }
  .share .code {
    display: grid;
    gap: 0.75em;
    justify-items: start;
    padding-block-end: 1em;
  }
  .share .code > .field {
    font-family: ui-monospace, monospace;
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }
  .share .qr {
    display: block;
    inline-size: min(100%, 12em);
    block-size: auto;
    border-radius: var(--_radius);
    forced-color-adjust: none;
  }
`;
