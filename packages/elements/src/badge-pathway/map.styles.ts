/** The map, where the container has room for one: each step in its place, lines behind. */
import {css, unsafeCSS} from 'lit';
import {mapFromEm} from './map-sheet.js';
import {badgeEm, stepEm} from './map-sizes.js';
import {zoomClass, zooms} from './map-zoom.js';

const {width, node, dueNode, keyNode, padding} = stepEm;

const zoomed = unsafeCSS(
  zooms
    .flatMap((zoom) => (zoom === 1 ? [] : `.map .${zoomClass(zoom)} > .paper{transform:scale(${zoom})}`))
    .join(''),
);

const drawn = css`
  .map {
    overflow-x: auto;
    overscroll-behavior-x: contain;
    padding: 0.5em;
    margin-inline: -0.5em;
  }
  .map .plan {
    position: relative;
    margin-inline: auto;
  }
  .map .paper {
    position: relative;
    transform-origin: 0 0;
  }
  .map .paper:dir(rtl) {
    transform-origin: 100% 0;
  }
  ${zoomed}
  .map .lines {
    display: block;
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .map .lines:dir(rtl) {
    transform: scaleX(-1);
  }
  .map .lines path {
    fill: none;
    stroke-width: 4;
    stroke-linecap: round;
  }
  .map .lines .done {
    stroke: var(--_brass);
  }
  .map .lines .coming {
    stroke: var(--_line-strong);
    stroke-dasharray: 0.1 9;
  }
  .map .lines .frame {
    fill: none;
    stroke: var(--_line);
    stroke-width: 2;
  }
  .map .steps {
    position: absolute;
    padding: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .map .step {
    position: absolute;
    display: flex;
    flex-direction: column;
    inline-size: ${width}em;
    padding: ${padding}em;
    text-align: center;
  }
  /* From the words to where the line begins: how much room they leave differs. */
  .map .down .leads::after {
    content: '';
    flex: 1;
    align-self: center;
    margin-block: ${padding}em -${padding}em;
    border-inline-start: 4px dotted var(--_line-strong);
  }
  .map .down .leads.earned::after {
    border-inline-start: 4px solid var(--_brass);
  }
  .map .steps > .step.step::before {
    display: none;
  }
  .map .steps {
    pointer-events: none;
  }
  .map .step {
    pointer-events: auto;
  }
  .map .chapter {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .map .name > .prefix {
    position: static;
    display: block;
    inline-size: auto;
    block-size: auto;
    clip-path: none;
    white-space: normal;
    color: var(--_ink-quiet);
    font-size: ${Math.round((15 / 17) * 1000) / 1000}em;
    font-weight: 400;
  }
  .map .node {
    display: grid;
    place-items: center;
    block-size: ${node}em;
  }
  .map .medallion {
    --_size: ${badgeEm.usual}em;
    margin: 0;
  }
  .map .step[aria-current] .node {
    block-size: ${dueNode}em;
  }
  .map .step[aria-current] .medallion {
    --_size: ${badgeEm.due}em;
  }
  .map .step.key .node {
    block-size: ${keyNode}em;
  }
  .map .step.key .medallion {
    --_size: ${badgeEm.key}em;
    margin: 0;
  }
  .map .words,
  .map .do {
    justify-items: center;
  }
  .map .do .button {
    padding-inline: 0.5em;
  }
  .map .words {
    padding: 0;
  }
  .map .after {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .zoom {
    display: flex;
  }
`;

export const mapStyles = css`
  @media not print {
    @container (min-width: ${mapFromEm}em) {
      ${drawn}
    }
  }
  @media (forced-colors: active) {
    .lines :is(path, rect) {
      stroke: CanvasText !important;
    }
  }
  @media (scripting: none) {
    :is(.tools, .skip, .do > .button) {
      display: none !important;
    }
    button.name {
      text-decoration: none;
      cursor: default;
    }
  }
`;
