/** The code on paper, as the QR code beside it says it: by itself, or in the address that it leads to. */
import {codeInAddress} from './code-in-address.js';

/** As they are printed: `K7QP-2M9X-4`. */
const shape = /^[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]$/i;

/** undefined where there is none. The address itself is not followed. */
export function codeInQr(text: string): string | undefined {
  const words = text.trim();
  if (shape.test(words)) return words.toUpperCase();
  const code = URL.canParse(words) ? codeInAddress(new URL(words).hash) : '';
  return shape.test(code) ? code.toUpperCase() : undefined;
}
