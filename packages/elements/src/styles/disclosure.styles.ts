/** A disclosure. */
import {css} from 'lit';

export const disclosureStyles = css`
  details {
    border-block-start: 1px solid var(--_line);
  }
  summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em;
    min-block-size: max(3em, 44px);
    padding-block: 0.5em;
    font-weight: 700;
    line-height: 1.35;
    cursor: pointer;
    list-style: none;
    border-radius: var(--_radius);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    flex: none;
    inline-size: 0.55em;
    block-size: 0.55em;
    margin-inline-end: 0.35em;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(45deg) translate(-0.15em, -0.15em);
  }
  details[open] > summary::after {
    transform: rotate(-135deg) translate(-0.15em, -0.15em);
  }
  @media print {
    summary::after {
      display: none;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
