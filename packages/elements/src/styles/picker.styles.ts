/** A chooser of files, drawn as a button. */
import {css} from 'lit';

export const pickerStyles = css`
  .picker {
    position: relative;
    cursor: pointer;
  }
  .picker > input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
    font-size: 0;
  }
  .picker:has(input:focus-visible) {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 7px var(--_surface);
  }
`;
