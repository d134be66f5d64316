/** The place to put a file: a button that is a file input, in a frame that says where to drop. */
import {css} from 'lit';

export const fileStyles = css`
  .zone {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: 0.75em;
    padding: 1.5em 1em;
    text-align: center;
    border: 2px dashed var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface-quiet);
  }
  .zone.over {
    border-color: var(--_action);
    background: var(--_action-soft);
  }
  .zone .button:has(input:focus-visible) {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 7px var(--_surface);
  }
  .zone .button {
    position: relative;
  }
  .zone input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
    font-size: 0;
  }
`;
