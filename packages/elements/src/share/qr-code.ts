/** An address as a QR code, drawn as one path. Loaded where one is shown or printed. */
import {svg, type TemplateResult} from 'lit';
import {encode} from 'uqr';

/** White modules around the code; readers need them (ISO/IEC 18004). */
const quietZone = 4;

/** Black on white in light and dark, as readers of such codes need it. `label` is what a screen reader says instead. */
export function qrCode(text: string, label: string): TemplateResult {
  const {data, size} = encode(text, {ecc: 'M', boostEcc: true, border: quietZone});
  return svg`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect width=${size} height=${size} fill="#fff" />
    <path fill="#000" d=${barsOf(data)} />
  </svg>`;
}

/** Each run of black modules in a row is one bar. */
function barsOf(modules: readonly (readonly boolean[])[]): string {
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
