/** Pictograms. */
import {css} from 'lit';

export const iconStyles = css`
  .icon {
    inline-size: 1.375em;
    block-size: 1.375em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: var(--_stroke);
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.mirrored:dir(rtl) {
    transform: scaleX(-1);
  }
`;
