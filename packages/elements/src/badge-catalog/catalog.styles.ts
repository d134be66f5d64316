/** The catalogue: filters above, cards below. */
import {css} from 'lit';

export const catalogStyles = css`
  .catalog {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .filters {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .more:not(.open) {
    display: none;
  }
  .more {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .fold {
    justify-self: start;
  }
  .filters .field {
    block-size: max(3em, 48px);
    padding-block: 0;
  }
  .count,
  .trouble {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75em;
    min-block-size: max(var(--_target), 44px);
  }
  .badges {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19em), 1fr));
    /* Where a card has neither edge nor space of its own, what is between two is more than what is within one. */
    gap: max(1em, 3em - var(--_pad) * 1.6);
  }
  /* Else those beside an open one are as tall, and empty. */
  .badges:has([open]) {
    align-items: start;
  }
  .badge {
    display: flex;
    flex-direction: column;
    gap: 1em;
    padding: var(--_pad);
    content-visibility: auto;
    contain-intrinsic-block-size: auto 17em;
  }
  .top {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 1em;
    align-items: center;
  }
  .top .medallion {
    --_size: 5em;
  }
  .top p {
    line-height: 1.4;
    margin-block-start: 0.25em;
  }
  .name {
    font-size: 1.0625em;
    font-weight: 700;
    line-height: 1.3;
  }
  .name a {
    color: inherit;
    padding-block: 0.6em;
  }
  .facts {
    display: grid;
    gap: 0.375em;
    line-height: 1.35;
    color: var(--_ink-quiet);
  }
  .facts li,
  .state {
    display: flex;
    gap: 0.5em;
    align-items: center;
  }
  .facts svg {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  .facts .pip {
    fill: none;
    stroke: currentColor;
    stroke-width: 10;
  }
  .badge > details:last-child {
    margin-block-end: calc(var(--_pad) * -0.4);
  }
  .told {
    display: grid;
    gap: 0.75em;
    padding-block-end: 0.75em;
  }
  .strong {
    font-weight: 700;
  }
  .foot {
    margin-block-start: auto;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: space-between;
    min-block-size: max(var(--_target), 44px);
  }
  .foot .plain {
    margin-inline: calc(-0.5em - 2px);
  }
  .count .plain {
    margin-inline-start: calc(-0.5em - 2px);
  }
  @container (max-width: 15em) {
    .badge {
      padding: calc(var(--_pad) / 2);
    }
    .top {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (min-width: 36em) {
    .filters {
      grid-template-columns: repeat(auto-fit, minmax(11em, 1fr));
      align-items: end;
    }
    .more,
    .more:not(.open) {
      display: contents;
    }
    .fold {
      display: none;
    }
  }
  @media print {
    .filters {
      display: none;
    }
  }
`;
