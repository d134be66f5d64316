/** A few steps one after the other: a rising line, where each column has room. */
import {css, type CSSResult, unsafeCSS} from 'lit';
import {lineNodeEm, riseEm} from './pathway-trail.js';

/** Most columns that the line has; a longer one stays a list. */
export const maxColumns = 6;
/** A column narrower than this cuts words. */
const columnEm = 11.5;

/** Where its columns have room; nested in what says how many there are. */
const drawn = css`
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
  > .trail {
    display: block;
    position: absolute;
    inset: 0 0 auto;
    inline-size: 100%;
    overflow: visible;
  }
  .trail path {
    fill: none;
    stroke-width: 5;
    stroke-linecap: round;
    vector-effect: non-scaling-stroke;
  }
  .trail .start {
    stroke-width: 16;
  }
  .trail .done {
    stroke: var(--_brass);
  }
  .trail .coming {
    stroke: var(--_line-strong);
  }
  .trail .coming:not(.start) {
    stroke-dasharray: 0.1 11;
  }
  .trail:dir(rtl) {
    transform: scaleX(-1);
  }
`;

/** Of a line with so many columns, 2 to `maxColumns`. */
function lineOf(n: number): CSSResult {
  const rise = riseEm(n);
  const rises = Array.from(
    {length: n},
    (_, i) => `> .steps > :nth-child(${i + 1}){padding-block-start:${(n - 1 - i) * rise}em}`,
  );
  return css`
    @media not print {
      @container (min-width: ${n * columnEm}em) {
        .of-${n} {
          ${drawn}
          > .steps {
            grid-template-columns: repeat(${n}, minmax(0, 1fr));
          }
          > .trail {
            block-size: ${(n - 1) * rise + lineNodeEm}em;
          }
          ${unsafeCSS(rises.join(''))}
        }
      }
    }
  `;
}

const made: CSSResult[] = [];

/** The same one each time that it is asked for: it is parsed once in a page. */
export function lineStyles(columns: number): CSSResult {
  return (made[columns] ??= lineOf(columns));
}
