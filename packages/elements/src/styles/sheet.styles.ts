/** A dialog over the page: `sheet` on the `<dialog>`. The one shadow there is. Set `--_sheet` for its width, `--_sheet-edge` for what it leaves of the page. */
import {css} from 'lit';

export const sheetStyles = css`
  .sheet {
    inline-size: min(var(--_sheet, 34em), 100% - var(--_sheet-edge, 2em));
    /* A browser’s own leaves more of the page: on a phone the edge of the sheet and that of a card behind it were a double frame. */
    max-inline-size: none;
    max-block-size: calc(100% - var(--_sheet-edge, 2em));
    /* A theme may have no space in cards, no edge and no surface: a sheet has them all the same. */
    padding: max(0px, 1em - var(--_pad));
    border: max(1px, var(--_border)) solid var(--_line);
    border-radius: var(--_radius-panel);
    /* A shade at the foot while there is more below, narrow: words lie on it. The paper covers it where the sheet ends. Else a rule that the fold falls on is taken for the end. */
    background:
      linear-gradient(transparent, var(--_surface) 60%) bottom / 100% 1.5em local no-repeat,
      linear-gradient(transparent, Canvas 60%) bottom / 100% 1.5em local no-repeat,
      linear-gradient(transparent, color-mix(in srgb, var(--_ink) 30%, transparent)) bottom / 100% 0.5em
        no-repeat,
      linear-gradient(var(--_surface), var(--_surface)) Canvas;
    color: inherit;
    box-shadow: 0 8px 32px rgb(26 35 50 / 0.2);
  }
  .sheet::backdrop {
    background: rgb(26 35 50 / 0.4);
    background: light-dark(rgb(26 35 50 / 0.4), rgb(0 0 0 / 0.7));
  }
  /* Neither shade nor shadow is drawn then: its edge alone tells it from the cards behind it. */
  @media (forced-colors: active) {
    .sheet {
      border-width: 3px;
    }
  }
`;
