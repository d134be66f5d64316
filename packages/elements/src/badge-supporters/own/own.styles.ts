/** What supporters see of themselves. */
import {css} from 'lit';

export const ownStyles = css`
  .own {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .own .box {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  /* Its place is there before there is a word, so that one is announced when it comes; it takes no room, and no gap. */
  :is(div[role='status']:not(:has(p)), .own:not(:has(*))) {
    position: absolute;
  }
  .said {
    display: flex;
    gap: 0.625em;
    align-items: flex-start;
    border-radius: var(--_radius);
  }
  .said .line {
    display: block;
  }
  .strong {
    font-weight: 700;
  }
  /* Words that are twice as large keep whole. */
  @container (max-width: 15em) {
    .own .box {
      padding: 0.5em;
    }
    .own .check {
      gap: 0.5em;
    }
  }
`;
