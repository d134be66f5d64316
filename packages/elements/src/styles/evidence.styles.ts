/** What a person has sent: a list `evidence`, what is `said`, photos and sound. */
import {css} from 'lit';

export const evidenceStyles = css`
  .evidence,
  .evidence > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .evidence {
    gap: 1.25em;
    margin-block-start: 1em;
  }
  .evidence > li {
    gap: 0.375em;
  }
  .piece {
    padding: 0.75em 1em;
    border-radius: var(--_radius);
    background: var(--_surface-quiet);
    overflow-wrap: anywhere;
    line-height: 1.5;
    max-inline-size: none;
  }
  .as-written {
    white-space: pre-line;
  }
  .photo {
    display: block;
    inline-size: 100%;
    block-size: auto;
    max-block-size: 34em;
    object-fit: contain;
    object-position: 0 0;
    border-radius: var(--_radius);
  }
  .mute > a {
    display: inline-block;
    margin-block-start: 0.5em;
  }
  audio {
    display: block;
    inline-size: 100%;
  }
  @media (forced-colors: active) {
    .piece {
      border: 1px solid CanvasText;
    }
  }
`;
