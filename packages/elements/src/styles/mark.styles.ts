/** Marks of state: `mark` with `yes`, `late`, `no`, `unsure`. */
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
  .mark.here {
    color: var(--_action);
  }
  .mark .eye {
    fill: var(--_mark-glyph);
  }
  @media (forced-colors: active) {
    .mark:is(.yes, .late, .no, .unsure, .here) {
      color: CanvasText;
    }
    .mark .solid {
      fill: CanvasText;
      stroke: CanvasText;
    }
    .mark .glyph {
      stroke: Canvas;
    }
    .mark .eye {
      fill: Canvas;
    }
    .mark .inside {
      fill: Canvas;
    }
  }
`;
