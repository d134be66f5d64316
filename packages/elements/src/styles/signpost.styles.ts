/** The signpost of what is to be done now. */
import {css} from 'lit';

export const signpostStyles = css`
  .signpost {
    background: var(--_action-soft);
    color: var(--_action);
    font-weight: 700;
    line-height: 1.25;
    white-space: nowrap;
    padding-block: 0.3em;
    padding-inline: 0.5em 1em;
    clip-path: polygon(0 0, calc(100% - 0.65em) 0, 100% 50%, calc(100% - 0.65em) 100%, 0 100%);
  }
  .signpost:dir(rtl) {
    clip-path: polygon(100% 0, 0.65em 0, 0 50%, 0.65em 100%, 100% 100%);
  }
  @container (max-width: 20em) {
    .signpost {
      white-space: normal;
    }
  }
  @media (forced-colors: active) {
    .signpost:is(:dir(ltr), :dir(rtl)) {
      clip-path: none;
      border: 2px solid ButtonText;
    }
  }
  @media print {
    .signpost:is(:dir(ltr), :dir(rtl)) {
      clip-path: none;
      background: none;
      border: 1px solid #000;
      color: #000;
    }
  }
`;
