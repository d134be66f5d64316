/** The claim code that a QR code on paper puts into the page's address, in the fragment, which browsers keep to themselves. */

const name = 'badge-code';
/** As it may have been printed: letters, digits, and what stands between them. */
const shape = /^[0-9A-Za-z -]{9,20}$/;

/**
 * @param hash of the address, with its `#`; of the page's own, where none is given
 * @returns the code, or an empty text
 */
export function codeInAddress(hash = typeof location === 'undefined' ? '' : location.hash): string {
  const code = new URLSearchParams(hash.slice(1)).get(name) ?? '';
  return shape.test(code) ? code : '';
}

/** It is good once: whoever opens the browser's history finds nothing. */
export function forgetCodeInAddress(): void {
  const rest = new URLSearchParams(location.hash.slice(1));
  rest.delete(name);
  const hash = rest.toString();
  history.replaceState(
    history.state,
    '',
    `${location.pathname}${location.search}${hash === '' ? '' : `#${hash}`}`,
  );
}
