/** Choices as tiles: a small picture above its word. */
import {css} from 'lit';

export const choiceStyles = css`
  .tiles {
    display: grid;
    /* “Hexagone” is not broken at 360 px. */
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 7.5em), 1fr));
    gap: 0.5em;
  }
  .tiles.wide {
    grid-template-columns: minmax(0, 1fr);
  }
  .wide > .tile {
    justify-items: start;
    padding: 0.625em 0.75em;
    text-align: start;
  }
  .meaning {
    display: block;
    font-weight: 400;
    color: var(--_ink-quiet);
  }
  .tile {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    justify-items: center;
    gap: 0.375em;
    min-block-size: max(var(--_target), 44px);
    padding: 0.5em 0.25em;
    text-align: center;
    line-height: 1.3;
    border: 2px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .tile > input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .tile:hover {
    border-color: var(--_action);
  }
  .tile:has(input:checked) {
    border-color: var(--_action);
    box-shadow: inset 0 0 0 1px var(--_action);
    background: var(--_action-soft);
    font-weight: 700;
  }
  .tile:has(input:focus-visible) {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 7px var(--_surface);
    z-index: 1;
  }
  .warning {
    display: block;
    color: var(--_no);
    font-weight: 700;
  }
  .swatch {
    inline-size: 2.75em;
    block-size: 2.75em;
    flex: none;
    forced-color-adjust: none;
  }
  .swatch .painted {
    stroke: var(--_ink-quiet);
    stroke-width: 3;
  }
  .swatch .drawn {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 5;
    stroke-linejoin: round;
  }
  .swatch .fine {
    stroke-width: 2.5;
  }
  .swatch .later {
    stroke-dasharray: 12 9;
  }
  .swatch .hole {
    fill: var(--_surface);
  }
  .swatch .words {
    stroke: #808080;
    stroke-width: 6;
  }
  .swatch .area {
    fill: var(--_brass);
    opacity: 0.45;
  }
  .swatch .line-art {
    fill: var(--_ink);
  }
  @media (forced-colors: active) {
    .tile:has(input:checked) {
      outline: 2px solid Highlight;
      outline-offset: -5px;
    }
    .swatch .drawn {
      stroke: CanvasText;
    }
    .swatch .line-art {
      fill: CanvasText;
    }
    .swatch .hole {
      fill: Canvas;
    }
  }
`;
