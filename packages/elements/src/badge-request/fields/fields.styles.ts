/** Styles of the fields of `<badge-request>` that are more than a line of text: files and what was chosen, a date’s boxes. */
import {css} from 'lit';

export const fieldsStyles = css`
  .pickers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
  }
  .picker.camera {
    display: none;
  }
  @media (any-pointer: coarse), (pointer: coarse), (hover: none) {
    .picker.camera {
      display: flex;
    }
  }
  .otherwise {
    display: grid;
    gap: 0.75em;
    margin-block-start: 0.75em;
  }
  .description {
    grid-column: 1 / -1;
  }
  .description .label {
    font-weight: 400;
  }
  .chosen {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
  }
  .chosen > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.25em 0.75em;
    align-items: center;
    padding: 0.5em;
    border-radius: var(--_radius);
    background: var(--_surface-quiet);
  }
  .preview {
    display: grid;
    place-items: center;
    inline-size: 4.5em;
    block-size: 4.5em;
    object-fit: cover;
    border-radius: calc(var(--_radius) / 2);
    background: var(--_surface-card);
    color: var(--_ink-quiet);
  }
  audio.preview {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 3em;
    background: none;
  }
  .chosen .mute {
    grid-column: 1 / -1;
  }
  .boxes {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    margin-block-start: 0.5em;
  }
  .boxes .field {
    inline-size: 4.25em;
  }
  .boxes .month {
    inline-size: 7em;
  }
  .boxes .year {
    inline-size: 5.5em;
  }
`;
