/** A badge and one thing to do with it. */
import {css} from 'lit';

export const claimStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    max-inline-size: 30em;
  }
  .badge {
    display: flex;
    gap: 1em;
    align-items: center;
  }
  .badge img {
    inline-size: 5em;
    block-size: 5em;
    flex: none;
    object-fit: contain;
  }
  .badge strong,
  .badge .quiet {
    display: block;
  }
  .said {
    display: flex;
    gap: 0.75em;
    align-items: flex-start;
  }
  .said p {
    margin: 0;
  }
`;
