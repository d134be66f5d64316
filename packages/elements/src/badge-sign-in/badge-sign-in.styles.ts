/** One question at a time, in a column no wider than it needs. */
import {css} from 'lit';

export const signInFormStyles = css`
  form,
  .elsewhere,
  .signed-in {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    max-inline-size: 26em;
  }
  .actions {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    margin-block-start: 0.25em;
  }
  .actions > .primary {
    inline-size: 100%;
  }
  .others {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    margin-inline-start: -0.5em;
  }
  .code {
    font-variant-numeric: tabular-nums;
    font-size: 1.375em;
    letter-spacing: 0.25em;
  }
  .claim {
    font-variant-numeric: tabular-nums;
    text-transform: uppercase;
  }
  .top {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.25em;
  }
  /* What says nothing takes no place; what is to be read out stays there. */
  .top:not(:has(*)),
  [role='status']:empty {
    position: absolute;
  }
  .error.of-nobody {
    color: inherit;
  }
  .error + p {
    margin-block-start: 0.5em;
  }
  .camera {
    display: block;
    inline-size: 100%;
    max-block-size: 20em;
    object-fit: cover;
    background: #000;
    border-radius: var(--_radius);
  }
  .hello {
    display: flex;
    gap: 0.75em;
    align-items: flex-start;
  }
  .hello strong {
    display: block;
  }
  @container (min-width: 30em) {
    .actions > .primary {
      inline-size: auto;
    }
  }
`;
