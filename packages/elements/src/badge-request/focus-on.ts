/** Moves the focus to what has just opened, or to what is wrong. */
import type {FocusTarget} from './request-flow.js';

const selectors: Readonly<Record<FocusTarget, readonly string[]>> = {
  heading: ['.ask', '#heading'],
  problem: ['[aria-invalid="true"]:is(input, textarea)', '[aria-invalid="true"] input', '.ask'],
  summary: ['[data-focus="summary"]', '.ask', '#heading'],
};

/** @returns was there anything to focus? */
export function focusOn(root: DocumentFragment | Element, target: FocusTarget): boolean {
  for (const selector of selectors[target]) {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) continue;
    found.focus();
    return true;
  }
  return false;
}
