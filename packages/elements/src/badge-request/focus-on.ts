/** Moves the focus to what has just opened, or to what is wrong. */
import type {FocusTarget} from './flow-state.js';

const wrong = ['[aria-invalid="true"]:is(input, textarea)', '[aria-invalid="true"] input', '[data-invalid]'];
const selectors = {
  heading: ['.ask', '#heading'],
  problem: [...wrong, '.ask'],
  summary: ['[data-focus="summary"]', '.ask', '#heading'],
} as const;

/** @returns was there anything to focus? */
export function focusOn(root: DocumentFragment | Element, target: FocusTarget): boolean {
  for (const selector of selectorsOf(target)) {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) continue;
    found.focus();
    return true;
  }
  return false;
}

function selectorsOf(target: FocusTarget): readonly string[] {
  if (typeof target === 'string') return selectors[target];
  const within = `[data-question="${CSS.escape(target.question)}"]`;
  const places = target.isWrong ? [...wrong, '.ask'] : ['.ask'];
  return places.map((place) => `${within} ${place}`);
}
