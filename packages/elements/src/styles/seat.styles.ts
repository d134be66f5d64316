/** The seats of badges that are not earned yet, and how a badge stands on one. With `medallionStyles`. */
import {css} from 'lit';

export const seatStyles = css`
  .medallion > .seat.now {
    color: var(--_action);
  }
  .medallion > .seat.now path {
    fill: var(--_action-soft);
    stroke-width: 4;
  }
  .medallion > .seat:is(.later, .sent, .optional) {
    color: var(--_line-strong);
  }
  .medallion > .seat.later path {
    fill: var(--_surface-quiet);
    stroke-dasharray: 4.5 5;
  }
  .medallion > .seat.optional path {
    stroke-dasharray: 0.1 5;
    stroke-width: 3;
  }
  .medallion > .seat ~ img {
    position: relative;
    transform: scale(0.8);
    /* Full colour is what has been earned. */
    filter: grayscale(1) opacity(0.9);
  }
  .medallion > .seat.now ~ img {
    filter: opacity(0.6);
  }
  .medallion.ghost > .seat ~ img {
    filter: grayscale(1) opacity(0.6);
  }
  /* Beside the upper hexagon nothing is drawn. */
  .medallion.key > .mark {
    inset-inline-end: 3%;
    inset-block: 12% auto;
  }
  .medallion.key > .seat ~ img {
    transform-origin: 50% 56.7%;
  }
`;
