/** Styles of every host: the page's own letters, our rhythm, the focus ring, and the settings that people make in their system. */
import {css} from 'lit';

export const hostStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    font-size: max(1em, 16px);
    line-height: 1.5;
    color: var(--_ink);
    text-align: start;
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :is(h1, h2, h3, h4, h5, h6, p, ul, ol, dl, dd, fieldset, figure, legend) {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  .title {
    font-size: 1.25em;
    line-height: 1.25;
    font-weight: 700;
  }
  .quiet {
    color: var(--_ink-quiet);
  }
  .small {
    font-size: max(0.9375em, 15px);
  }
  :is(h1, h2, h3, h4, h5, h6, p, li) {
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  p {
    max-inline-size: var(--_measure);
  }
  a {
    color: var(--_action);
    text-underline-offset: 0.2em;
  }
  :is(button, summary, a, input, textarea, select, [tabindex='0']):focus-visible {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 7px var(--_surface);
  }
  /* A title, a box of words: nothing to press there. The focus only tells where the person is now. */
  [tabindex='-1'] {
    outline: none;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      transition: none !important;
      animation: none !important;
    }
  }
  @media print {
    :host {
      color-scheme: light;
      color: #000;
    }
  }
`;
