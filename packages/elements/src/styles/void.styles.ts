/** The outline of what is no badge. Needs `medallionStyles`. */
import {css} from 'lit';

export const voidStyles = css`
  .medallion > .void {
    color: var(--_no);
  }
  .medallion > .void path {
    fill: none;
    stroke-dasharray: 4.5 5;
  }
  .medallion > .void.suspended {
    color: var(--_late);
    --_sign: 9;
  }
  .medallion > .void .sign {
    stroke-width: var(--_sign, 6);
    stroke-dasharray: none;
  }
  @media (forced-colors: active) {
    .medallion > .void:is(.refused, .revoked, .suspended) {
      color: CanvasText;
    }
  }
`;
