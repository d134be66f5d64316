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
  .medallion > .void .strike {
    stroke-width: 5;
    stroke-dasharray: none;
  }
  @media (forced-colors: active) {
    .medallion > .void {
      color: CanvasText;
    }
  }
`;
