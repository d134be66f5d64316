/** The badge as a picture: its seat, its image, its mark. Set `--_size` on or above `.medallion`. */
import {css} from 'lit';

export const medallionStyles = css`
  .medallion {
    position: relative;
    display: block;
    flex: none;
    inline-size: var(--_size, 5em);
    block-size: var(--_size, 5em);
    margin-inline-start: max(-12px, var(--_size, 5em) * var(--_hang, -0.07));
  }
  /* Three hexagons begin nearly where their box does: no more is pulled back than there is. */
  .medallion.key {
    --_hang: -0.025;
  }
  .medallion > :is(img, .seat, .empty, .void) {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    object-fit: contain;
  }
  .medallion > .seat {
    position: absolute;
    inset: 0;
  }
  .medallion > :is(.seat, .empty, .void) path {
    vector-effect: non-scaling-stroke;
    fill: var(--_surface-card);
    stroke: currentColor;
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .medallion:not(.bare, .failed) > .empty,
  .medallion.failed > img {
    display: none;
  }
  .medallion > .empty {
    color: var(--_ink-quiet);
  }
  .medallion > .empty path {
    fill: var(--_surface-quiet);
  }
  .medallion.old > img {
    filter: grayscale(0.85) opacity(0.72);
  }
  .medallion.ghost > img {
    filter: grayscale(1) opacity(0.6);
  }
  .medallion > .mark {
    --_mark-size: clamp(1.5em, 24%, 2em);
    display: var(--_mark-on-image);
    position: absolute;
    inset-inline-end: 2%;
    inset-block-end: 3%;
    inline-size: var(--_mark-size);
    block-size: auto;
    aspect-ratio: 1;
    border-radius: 30%;
    background: var(--_surface);
    outline: 3px solid var(--_surface);
  }
  @media (forced-colors: active) {
    .medallion > :is(.seat, .empty) path {
      fill: Canvas;
      stroke: CanvasText;
    }
    .medallion > .mark {
      background: Canvas;
      outline: 3px solid Canvas;
    }
  }
  @media print {
    .medallion {
      print-color-adjust: exact;
    }
  }
`;
