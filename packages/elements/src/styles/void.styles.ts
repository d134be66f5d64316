/** The outline of what is no badge, and around what is not known to be one. Needs `medallionStyles`. */
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
  }
  .medallion > .void .sign {
    stroke-width: 6;
    stroke-dasharray: none;
  }
  /* A hand is known by its fingers, also where it is small: its lines become thinner with it. */
  .medallion > .void.suspended .sign {
    vector-effect: none;
  }
  /* Full colour is what is known to be true. */
  .medallion > .void.unproven {
    position: absolute;
    inset: 0;
    color: var(--_line-strong);
  }
  .medallion.unproven > img {
    transform: scale(0.76);
    filter: grayscale(1) opacity(0.85);
  }
  @media (forced-colors: active) {
    .medallion > .void:is(.refused, .revoked, .suspended, .unproven) {
      color: CanvasText;
    }
  }
`;
