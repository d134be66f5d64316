/** The panel of copies and links. */
import {css} from 'lit';

export const copiesStyles = [
  css`
    .copies {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1em;
      padding: var(--_pad);
    }
    .panel-title {
      font-size: 1.125em;
      line-height: 1.25;
    }
    .panel-title:focus-visible {
      border-radius: 0.125em;
    }
    .way {
      display: grid;
      gap: 0.75em;
      justify-items: start;
      padding-block-start: 1em;
      border-block-start: 1px solid var(--_line);
    }
    .said:empty,
    .error:empty {
      display: none;
    }
    .copies .error {
      margin: 0;
    }
    .to-share {
      display: grid;
      max-block-size: 20em;
      overflow: auto;
      padding: 0.25em 0.5em;
      margin-inline: -0.5em;
    }
    .all {
      margin-inline-start: calc(-0.5em - 2px);
    }
    .until {
      max-inline-size: 16em;
    }
    .links {
      display: grid;
      gap: 1.25em;
    }
    .link {
      display: grid;
      gap: 0.375em;
    }
    .copies > .actions:last-child {
      justify-content: end;
      margin-inline-end: calc(-0.5em - 2px);
    }
    @container (max-width: 15em) {
      .copies {
        padding: calc(var(--_pad) / 2);
      }
    }
    @container (min-width: 36em) {
      .way {
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
      }
      .to-share {
        grid-template-columns: repeat(auto-fill, minmax(16em, 1fr));
        gap: 0 1em;
      }
    }
  `,
];
