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
  .success {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: 1em;
    text-align: center;
  }
  .success img {
    inline-size: 120px;
    block-size: 120px;
    object-fit: contain;
  }
  .acts {
    display: grid;
    justify-items: start;
    gap: 0.5em;
  }
  .who {
    font-size: 1.125em;
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
  .success .said {
    text-align: start;
  }
  .said p,
  p.said {
    margin: 0;
  }
  /* Its place is there before there is an error, so that one is announced when it comes; it takes no room. */
  [role='alert']:not(:has(p)) {
    margin-block-end: -1em;
  }
  .person {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5em;
  }
  .acts .not-me,
  .person .plain {
    margin-inline-start: -0.5em;
  }
  /* The card is this one. */
  badge-sign-in {
    --badge-surface-card: transparent;
    --badge-border: 0px;
    --badge-pad: 0px;
  }
`;
