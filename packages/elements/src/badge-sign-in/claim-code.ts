/** The code on paper: as it is typed, in the QR code beside it, or in the address that the QR code leads to. */

const key = 'badge-code';
/** As they are printed: `K7QP-2M9X-4`. */
const shape = /^[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]$/i;

/** The code in what a QR code says; undefined where there is none. The address itself is not followed. */
export function codeInQr(text: string): string | undefined {
  const words = text.trim();
  if (shape.test(words)) return words.toUpperCase();
  if (!URL.canParse(words)) return undefined;
  const code = new URLSearchParams(new URL(words).hash.slice(1)).get(key);
  return code !== null && shape.test(code) ? code.toUpperCase() : undefined;
}

/** The code that the page was opened with, taken out of its address: it would stay in the history. */
export function takeCodeOfPage(): string | undefined {
  const code = codeInQr(location.href);
  if (code === undefined) return undefined;
  const rest = new URLSearchParams(location.hash.slice(1));
  rest.delete(key);
  const hash = rest.size === 0 ? '' : `#${rest.toString()}`;
  history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`);
  return code;
}
