/** For elements that speak a language written from the right, on a page that is not. */
import {css} from 'lit';

export const directionStyles = css`
  [lang='ar'] {
    direction: rtl;
  }
`;
