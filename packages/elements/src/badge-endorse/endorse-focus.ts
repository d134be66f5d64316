/** Where the focus goes after a change of screen. */
import type {FocusTarget} from './endorse-host.js';

const selectors: Readonly<Record<FocusTarget, string>> = {
  heading: '#heading',
  problem: '[data-focus="problem"], [aria-invalid="true"]',
  sure: '[data-focus="sure"]',
  news: '[data-focus="news"]',
};

/** In a group of choices to the first of them; to the title where what is looked for is not there. */
export function focusOn(root: ParentNode, target: FocusTarget): void {
  const found = root.querySelector<HTMLElement>(selectors[target]);
  const focused = found?.localName === 'fieldset' ? found.querySelector('input') : found;
  (focused ?? root.querySelector<HTMLElement>('#heading'))?.focus();
}
