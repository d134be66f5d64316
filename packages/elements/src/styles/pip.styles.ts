/** The row of small hexagons that counts. */
import {css} from 'lit';

export const pipStyles = css`
  .pips {
    display: inline-flex;
    gap: 0.125em;
  }
  .pip {
    inline-size: 1.125em;
    block-size: 1.125em;
    overflow: visible;
    fill: transparent;
    stroke: var(--_line-strong);
    stroke-width: 2.2;
  }
  .pip.key {
    inline-size: 1.375em;
    block-size: 1.375em;
    margin-block: -0.125em;
    stroke-width: 9;
  }
  .pip.on {
    fill: var(--_brass);
    stroke: var(--_brass);
  }
  .pip.current {
    stroke: var(--_action);
    stroke-width: 4.5;
  }
  @media (forced-colors: active) {
    .pip,
    .pip.on {
      stroke: CanvasText;
    }
    .pip.on {
      fill: CanvasText;
    }
  }
`;
