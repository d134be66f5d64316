/** Where the focus goes when a screen changes. */
export type FocusTarget = 'heading' | 'problem' | 'handOver' | 'know' | 'doubt';

const selectors: Readonly<Record<FocusTarget, readonly string[]>> = {
  // What is open stands before the list.
  heading: ['#heading', '#list-heading'],
  problem: [
    '[data-focus="problem"]',
    '[aria-invalid="true"]:is(input, textarea)',
    '[aria-invalid="true"] input',
    '#heading',
    '#list-heading',
  ],
  handOver: ['#hand-over'],
  know: ['[data-focus="know"]'],
  doubt: ['#doubt'],
};

/** The first that is there. */
export function focusOn(root: ParentNode, target: FocusTarget): void {
  for (const selector of selectors[target]) {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) continue;
    found.focus();
    return;
  }
}
