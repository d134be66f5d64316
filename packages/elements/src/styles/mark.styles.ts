/** Marks of state (`mark` with `yes`, `late`, `no`, `unsure`), the line that says the truth, and the signpost. */
import {css} from 'lit';

export const markStyles = css`
  .mark {
    inline-size: 1.5em;
    block-size: 1.5em;
    flex: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mark .solid {
    fill: var(--_mark-fill);
    stroke: currentColor;
    stroke-width: 1.8;
  }
  .mark .glyph {
    fill: none;
    stroke: var(--_mark-glyph);
    stroke-width: 2.6;
  }
  .mark .inside {
    fill: var(--_mark-inside);
    stroke: currentColor;
    stroke-width: 2.4;
  }
  .mark .outline {
    fill: none;
    stroke: currentColor;
    stroke-width: 2.3;
  }
  .mark.yes {
    color: var(--_yes);
  }
  .mark.late {
    color: var(--_late);
  }
  .mark.no {
    color: var(--_no);
  }
  .mark.unsure {
    color: var(--_ink-quiet);
  }
  .truth {
    display: flex;
    gap: 0.75em;
    align-items: flex-start;
  }
  .truth strong {
    display: block;
    line-height: 1.35;
    padding-block-start: 0.06em;
  }
  .truth > .mark {
    inline-size: 1.625em;
    block-size: 1.625em;
  }
  .truth.box {
    --_mark-inside: transparent;
  }
  .signpost {
    background: var(--_action-fill);
    border: 2px solid var(--_action-edge);
    color: var(--_on-action);
    font-weight: 700;
    line-height: 1.25;
    white-space: nowrap;
    padding-block: calc(0.3em - 2px);
    padding-inline: 0.5em 1em;
    clip-path: polygon(0 0, calc(100% - 0.65em) 0, 100% 50%, calc(100% - 0.65em) 100%, 0 100%);
  }
  .signpost:dir(rtl) {
    clip-path: polygon(100% 0, 0.65em 0, 0 50%, 0.65em 100%, 100% 100%);
  }
  @container (max-width: 15em) {
    .signpost {
      white-space: normal;
    }
  }
  @media (forced-colors: active) {
    .mark:is(.yes, .late, .no, .unsure) {
      color: CanvasText;
    }
    .mark .solid {
      fill: CanvasText;
      stroke: CanvasText;
    }
    .mark .glyph {
      stroke: Canvas;
    }
    .mark .inside {
      fill: Canvas;
    }
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
