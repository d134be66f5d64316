/** Where visitors put their badges, and what became of each. */
import {css} from 'lit';
import {fileStyles} from '../styles/file.styles.js';

export const ownStyles = [
  fileStyles,
  css`
    .own {
      margin-block-start: 1.5em;
      justify-items: start;
      text-align: start;
      gap: 0.5em;
      padding: 1em;
      margin-block-end: 1.5em;
    }
    .own-title {
      font-weight: 700;
    }
    .own-list {
      display: grid;
      gap: 0.5em;
      inline-size: 100%;
    }
    .own-list > li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 0.25em 0.75em;
      align-items: start;
      line-height: 1.4;
      overflow-wrap: anywhere;
    }
    .own-list .mark {
      inline-size: 1.5em;
      block-size: 1.5em;
    }
    .own-acts {
      display: flex;
      flex-wrap: wrap;
    }
    @container (max-width: 26em) {
      .own-list > li {
        grid-template-columns: auto minmax(0, 1fr);
      }
      .own-acts {
        grid-column: 2;
      }
    }
    @media print, (scripting: none) {
      .own {
        display: none;
      }
    }
  `,
];
