/** The wall of supporters: plates with names, beside what they support. */
import {css} from 'lit';

export const supportersStyles = css`
  .supporters,
  .about,
  .who-all {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 1em;
  }
  .supporters {
    gap: 1.5em;
  }
  .about {
    max-inline-size: 30em;
  }
  .head {
    display: flex;
    gap: 1em;
    align-items: center;
  }
  .head > div {
    min-inline-size: 0;
  }
  .head > .medallion {
    --_size: 5.5em;
  }
  .who-all {
    justify-items: start;
    gap: 1.5em;
  }
  .shape {
    position: absolute;
  }
  .wall {
    inline-size: 100%;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 8em), 1fr));
    gap: 1.5em 0.75em;
  }
  .supporter {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    align-content: start;
    gap: 0.5em;
    text-align: center;
    border-radius: var(--_radius);
  }
  .plate {
    position: relative;
    display: block;
    inline-size: 5em;
    block-size: 5em;
  }
  .plate svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    fill: var(--_enamel);
  }
  .plate text {
    font-size: 36px;
    font-weight: 700;
    letter-spacing: 0;
    text-anchor: middle;
    fill: #fbf4e4;
  }
  .plate img {
    position: absolute;
    inset: 25%;
    inline-size: 50%;
    block-size: 50%;
    object-fit: contain;
  }
  .plate:has(img:not(.failed)) text,
  .plate img.failed {
    display: none;
  }
  .enamel-0 {
    --_enamel: #1e5a45;
  }
  .enamel-1 {
    --_enamel: #22508f;
  }
  .enamel-2 {
    --_enamel: #a2452c;
  }
  .enamel-3 {
    --_enamel: #3a475c;
  }
  .enamel-4 {
    --_enamel: #16636a;
  }
  .enamel-5 {
    --_enamel: #5b4630;
  }
  .ivory {
    --_enamel: #fbf4e4;
  }
  .plate.ivory text {
    fill: #1a2332;
  }
  .who {
    display: grid;
    gap: 0.125em;
    line-height: 1.35;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .who > * {
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .name {
    font-weight: 700;
  }
  .name a {
    color: inherit;
    text-decoration-color: var(--_line-strong);
    padding-block: 0.3em;
  }
  .name a:hover {
    color: var(--_action);
    text-decoration-color: currentColor;
  }
  @container (max-width: 15em) {
    .supporters {
      padding: calc(var(--_pad) / 2);
    }
    .head {
      flex-direction: column;
      align-items: flex-start;
    }
  }
  @container (min-width: 46em) {
    .supporters:has(.who-all) {
      grid-template-columns: minmax(0, 18em) minmax(0, 1fr);
      gap: 1.5em 2.5em;
    }
    .supporters:has(.who-all) .head {
      flex-direction: column;
      align-items: flex-start;
      gap: 0.75em;
    }
    .supporters:has(.who-all) .head > .medallion {
      --_size: 7.5em;
    }
    .wall {
      gap: 2em 1em;
      grid-template-columns: repeat(auto-fill, minmax(9em, 1fr));
    }
    .plate {
      inline-size: 5.75em;
      block-size: 5.75em;
    }
  }
  @media print {
    .supporter {
      break-inside: avoid;
    }
    .plate {
      print-color-adjust: exact;
    }
  }
`;
