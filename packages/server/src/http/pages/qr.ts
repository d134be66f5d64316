/** An address as a QR code that a page can hold and a poor printer can print: one SVG path, no style, no script. */
import {encode} from 'uqr';
import {html, type Html} from './html.js';

/** White modules around the code; readers need them (ISO/IEC 18004). */
const quietZone = 4;

/**
 * Black on white in light and dark, `viewBox` in modules; the size is the page's affair (`.qr`).
 * @param label what a screen reader says instead
 */
export function qrCode(text: string, {label}: {readonly label: string}): Html {
  const {data, size} = encode(text, {ecc: 'M', boostEcc: true, border: quietZone});
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    class="qr"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <rect width="${size}" height="${size}" fill="#fff" />
    <path fill="#000" d="${rowsOf(data)}" />
  </svg>`;
}

/** Each run of black modules in a row is one bar. */
function rowsOf(modules: readonly (readonly boolean[])[]): string {
  const bars: string[] = [];
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue;
      let end = x;
      while (row[end] === true) end++;
      bars.push(`M${x} ${y}h${end - x}v1H${x}z`);
      x = end;
    }
  });
  return bars.join('');
}
