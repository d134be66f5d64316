/** Styles of the examiner’s side of a request: criteria, three answers, the message, handing over. */
import {css} from 'lit';

export const decisionStyles = css`
  .decision,
  .three,
  .message,
  .ready,
  .hand-over {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .decision {
    gap: 1.5em;
  }
  .criteria > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .criteria .check {
    padding-block: 0.75em;
  }
  .three {
    gap: 0.625em;
    margin-block-start: 0.625em;
  }
  .message {
    gap: 0.625em;
  }
  .message .label,
  .message .hint {
    margin: 0;
  }
  .ready,
  .hand-over {
    gap: 0.375em;
  }
  .ready .button {
    font-weight: 400;
    justify-content: flex-start;
    inline-size: 100%;
  }
  .choice .then {
    display: block;
    color: var(--_ink-quiet);
    font-size: max(0.9375em, 15px);
    font-weight: 400;
  }
  .know .button {
    margin-inline-start: -0.5em;
  }
  @container (min-width: 50em) {
    .three {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .three .choice {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.25em;
      justify-items: center;
      padding: 0.75em 0.5em;
      text-align: center;
    }
    .three .dot {
      display: none;
    }
  }
  @container (max-width: 15em) {
    .choice {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .choice > .icon {
      display: none;
    }
  }
`;
