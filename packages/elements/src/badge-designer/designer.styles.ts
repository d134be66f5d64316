/** Styles of `<badge-designer>`: the badge, which stays in view, and the lines that open. */
import {css} from 'lit';

export const designerStyles = css`
  .screen {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    padding: min(1em, var(--_pad));
    max-inline-size: 60em;
  }
  .screen > *,
  .stack > * {
    min-inline-size: 0;
  }
  .kept li {
    overflow-wrap: anywhere;
    margin-block-start: 0.25em;
  }
  .kept .as-written {
    white-space: pre-line;
  }
  .head p {
    margin-block-start: 0.25em;
  }
  .ask {
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 700;
    text-wrap: pretty;
  }
  .sub {
    font-weight: 700;
  }
  .stack,
  .next {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .next {
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_line);
  }
  .desk {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .stage {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.5em 0.75em;
    align-items: center;
    padding-block: 0.5em;
    background: var(--_surface-card);
    z-index: 2;
  }
  .stage > .stack {
    gap: 0.25em;
  }
  .stage .actions > .plain:first-child {
    margin-inline-start: -0.5em;
  }
  .preview {
    display: block;
    inline-size: 7em;
    block-size: 7em;
    object-fit: contain;
  }
  .contrast .quiet {
    display: block;
  }
  .line > summary {
    min-block-size: max(3.25em, 44px);
  }
  .line > summary > span {
    min-inline-size: 0;
    flex: 1;
  }
  .line > summary > .swatch {
    inline-size: 2.25em;
    block-size: 2.25em;
    margin-inline-end: 0.25em;
  }
  .line .chosen {
    display: block;
    font-weight: 400;
    color: var(--_ink-quiet);
    overflow-wrap: anywhere;
  }
  .keeping {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 0.25em;
  }
  .shelf {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .shelf > li {
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .shelf .button {
    text-align: start;
  }
  .shelf audio {
    max-inline-size: 100%;
  }
  .thumb {
    inline-size: 4em;
    block-size: 4em;
    object-fit: cover;
    border-radius: var(--_radius);
  }
  .lines {
    border-block-end: 1px solid var(--_line);
  }
  .lines > p {
    margin-block-end: 0.5em;
  }
  .inside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding-block: 0.25em 1em;
  }
  .look {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .own-colour {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
  }
  .own-colour .label {
    margin: 0;
  }
  .own-colour input {
    inline-size: 4em;
    block-size: max(var(--_target), 44px);
    padding: 0.25em;
    border: 2px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em 1.25em;
  }
  .named {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.25;
  }
  .plain-list > li {
    margin-block-start: 0.25em;
    padding-inline-start: 1em;
    position: relative;
  }
  .plain-list > li::before {
    content: '';
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: 0.55em;
    inline-size: 0.4em;
    block-size: 0.4em;
    border-radius: 50%;
    background: var(--_brass);
  }
  .foot {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.625em;
  }
  badge-sign-in,
  badge-endorse {
    --badge-surface-card: transparent;
    --badge-border: 0px;
    --badge-pad: 0px;
  }
  [tabindex='-1']:focus-visible {
    border-radius: var(--_radius);
  }
  /* Where there is room for both: what is chosen is seen at once. */
  @media (min-height: 35em) {
    .stage {
      position: sticky;
      inset-block-start: 0;
    }
    /* What has the focus is never below the badge. */
    .lines :is(summary, input, select) {
      scroll-margin-block-start: 10em;
    }
  }
  @container (min-width: 30em) {
    .screen {
      padding: min(1.5em, var(--_pad) * 1.2);
    }
    .beside {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: start;
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5em;
    }
    .look {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .preview {
      inline-size: 9em;
      block-size: 9em;
    }
  }
  @container (min-width: 46em) {
    .desk {
      grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
      gap: 2em;
      align-items: start;
    }
    .stage {
      grid-template-columns: minmax(0, 1fr);
      justify-items: center;
    }
    .stage .preview {
      inline-size: 15em;
      block-size: 15em;
    }
    .stage .stack {
      justify-items: center;
    }
    .stage .actions > .plain:first-child {
      margin-inline-start: 0;
    }
  }
  @container (max-width: 17em) {
    .stage {
      position: static;
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .preview {
      forced-color-adjust: none;
    }
  }
`;
