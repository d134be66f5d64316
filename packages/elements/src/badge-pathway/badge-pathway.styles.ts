/** A list with a vertical path on a narrow container; a rising line, or a map in columns, where each column has room. */
import {css, unsafeCSS} from 'lit';
import {lineNodeEm, riseEm} from './pathway-trail.js';

/** Most columns that the map has; longer pathways stay a list. */
export const maxColumns = 6;
/** A column narrower than this cuts words. */
const columnEm = 11.5;

const eachCount = Array.from({length: maxColumns - 1}, (_, i) => i + 2);

/** The map, where its columns have room. Nested: it is written once for each number of columns. */
const map = `
    .steps {
      display: grid;
      padding-inline-start: 0;
    }
    .step {
      display: block;
      padding-block-end: 0;
      padding-inline: 0.625em;
      text-align: center;
    }
    .step:not(:last-child)::before {
      display: none;
    }
    .node {
      display: grid;
      place-items: center;
      block-size: 8.5em;
    }
    .medallion {
      --_size: 6em;
      margin: 0;
    }
    .step.now .medallion {
      --_size: 7.5em;
    }
    .step.key .medallion {
      --_size: 8.5em;
      margin: 0;
    }
    .words {
      justify-items: center;
      padding-block-start: 0.75em;
      margin-block-start: -1.25em;
    }
    .step.now .words {
      margin-block-start: -0.5em;
    }
    .step.key .words {
      margin-block-start: 0;
    }
    .do {
      justify-items: center;
    }
    &.layers > .steps {
      grid-auto-flow: row dense;
    gap: 2em 0;
      align-items: start;
    }
    &.line > .trail,
    &.layers > .edges {
      display: block;
      position: absolute;
      inset: 0 0 auto;
      inline-size: 100%;
      overflow: visible;
    }
    &.layers > .edges {
      block-size: 100%;
    }
    :is(.trail, .edges) path {
      fill: none;
      stroke-width: 5;
      stroke-linecap: round;
      vector-effect: non-scaling-stroke;
    }
    .trail .start {
      stroke-width: 16;
    }
    :is(.trail, .edges) .done {
      stroke: var(--_brass);
    }
    :is(.trail, .edges) .coming {
      stroke: var(--_line-strong);
    }
    :is(.trail, .edges) .coming:not(.start) {
      stroke-dasharray: 0.1 11;
    }
    .trail:dir(rtl) {
      transform: scaleX(-1);
    }
`;

const columns = eachCount
  .map((n) => {
    const rise = riseEm(n);
    const rises = Array.from(
      {length: n},
      (_, i) => `&.line > .steps > :nth-child(${i + 1}){padding-block-start:${(n - 1 - i) * rise}em}`,
    );
    return `@container (min-width:${n * columnEm}em){.of-${n}{
      ${map}
      > .steps{grid-template-columns:repeat(${n},minmax(0,1fr))}
      &.line > .trail{block-size:${(n - 1) * rise + lineNodeEm}em}
      ${rises.join('')}
    }}`;
  })
  .join('');

export const pathwayStyles = css`
  .count {
    display: grid;
    gap: 0.125em;
    margin-block: 0.375em 1.5em;
    line-height: 1.4;
  }
  .count .first {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.625em;
    align-items: center;
    font-weight: 700;
  }
  .path {
    position: relative;
  }
  .steps {
    position: relative;
    padding-inline-start: 0.5em;
  }
  .step {
    position: relative;
    display: grid;
    grid-template-columns: 5em minmax(0, 1fr);
    gap: 0 0.875em;
    padding-block-end: 1.75em;
  }
  .step:last-child {
    padding-block-end: 0;
  }
  .step:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-inline-start: calc(2.5em - 2px);
    inset-block: 2.5em -2.5em;
    border-inline-start: 4px dotted var(--_line-strong);
  }
  .step.earned:not(:last-child)::before {
    border-inline-start: 4px solid var(--_brass);
  }
  .node {
    display: block;
  }
  .medallion {
    --_size: 5em;
    margin-inline: 0;
    margin-block-start: 0.125em;
  }
  .step.key .medallion {
    --_size: 6em;
    margin-inline: -0.5em;
  }
  .words {
    display: grid;
    gap: 0.3em;
    justify-items: start;
    align-content: start;
    padding-block-start: 0.375em;
  }
  .name {
    position: relative;
    padding-block: 0.15em;
    color: var(--_ink);
    font-size: 1.0625em;
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
    text-decoration-color: var(--_line-strong);
  }
  a.name::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block: -0.6em;
  }
  .together {
    white-space: nowrap;
  }
  .said {
    line-height: 1.35;
  }
  .do {
    display: grid;
    gap: 0.75em;
    justify-items: start;
    margin-block-start: 0.25em;
  }
  .trail,
  .edges {
    display: none;
  }
  .step.new .medallion > img {
    animation: fill 240ms cubic-bezier(0.2, 0.7, 0.3, 1);
  }
  @keyframes fill {
    from {
      opacity: 0.4;
      transform: scale(0.96);
    }
  }
  @container (max-width: 15em) {
    .step {
      grid-template-columns: minmax(0, 1fr);
    }
    .step:not(:last-child)::before {
      display: none;
    }
  }
  ${unsafeCSS(columns)}
  @media (forced-colors: active) {
    .path.path.path :is(.done, .coming) {
      stroke: CanvasText;
    }
    .step::before {
      border-color: CanvasText;
    }
  }
  @media print {
    .step {
      break-inside: avoid;
    }
  }
`;
