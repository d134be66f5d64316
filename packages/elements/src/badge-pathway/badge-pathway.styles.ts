/** A pathway as a list with a vertical path: everywhere on a narrow container. */
import {css} from 'lit';

export const pathwayStyles = css`
  .count {
    display: grid;
    gap: 0.25em;
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
  .count .bravo {
    font-size: 1.25em;
    line-height: 1.25;
    font-weight: 700;
    margin-block-start: 0.375em;
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
  .more > .step {
    padding-block-end: 1.75em;
  }
  .step:not(:last-child)::before,
  .more > .step::before {
    content: '';
    position: absolute;
    inset-inline-start: calc(2.5em - 2px);
    inset-block: 2.5em -2.5em;
    border-inline-start: 4px dotted var(--_line-strong);
  }
  .chapter {
    margin-block: 1.5em 0.75em;
    font-size: 1.125em;
    line-height: 1.25;
    font-weight: 700;
  }
  .chapter:first-of-type {
    margin-block-start: 0;
  }
  .name > .prefix {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* Steps that follow each other in the list of a map need not follow each other on the way. */
  .map :not(.way) > .step.step::before {
    display: none;
  }
  .step.earned:not(:last-child)::before,
  .more > .step.earned::before {
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
  button.name {
    border: 0;
    background: none;
    font-family: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    text-align: inherit;
    text-decoration: underline 0.0625em var(--_line-strong);
    text-underline-offset: 0.2em;
    padding-inline: 0;
    cursor: pointer;
  }
  button.name::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block: -0.6em;
  }
  .group-node {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 4em;
    block-size: 4em;
    margin: 0.5em;
    border: 2px dotted var(--_line-strong);
    border-radius: 0.75em;
    font-weight: 700;
  }
  .step.earned .group-node {
    border: 2px solid var(--_brass);
  }
  .group-node .slash {
    color: var(--_ink-quiet);
    padding-inline: 0.15em;
  }
  .group-node > .mark {
    position: absolute;
    inset-inline-end: -0.5em;
    inset-block-end: -0.5em;
    inline-size: 1.5em;
    block-size: 1.5em;
    background: var(--_surface);
    border-radius: 50%;
  }
  .cheer {
    inline-size: fit-content;
    margin-block-end: 1em;
    padding: 0.625em 1em;
    border: 2px solid var(--_brass);
    border-radius: var(--_radius-panel);
    font-weight: 700;
    animation: fill 240ms cubic-bezier(0.2, 0.7, 0.3, 1);
  }
  .fault {
    margin-block-end: 0.75em;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 2em;
    align-items: end;
    margin-block-end: 1.25em;
  }
  .find {
    display: grid;
    grid-template-columns: minmax(0, 18em) auto;
    gap: 0.375em 0.5em;
    align-items: center;
  }
  .find > :is(label, [role='status']) {
    grid-column: 1 / -1;
  }
  .find > label {
    margin: 0;
  }
  .find > [role='status']:empty {
    display: none;
  }
  .zoom {
    margin-inline-start: auto;
    display: none;
    gap: 0.5em;
  }
  .skip:not(:focus) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    min-block-size: 0;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .end {
    display: block;
  }
  .band {
    content-visibility: auto;
    /* Of a list; a map says how tall each one is. */
    contain-intrinsic-block-size: auto 420em;
  }
  .lines.cut {
    content-visibility: auto;
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
  /* Words of a structure, in whatever language. */
  .do > span,
  .name {
    unicode-bidi: plaintext;
  }
  .do > span {
    text-wrap: balance;
  }
  .trail,
  .lines {
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
  @media (forced-colors: active) {
    .path.path.path :is(.done, .coming) {
      stroke: CanvasText;
    }
    .step::before {
      border-color: CanvasText;
    }
  }
`;
