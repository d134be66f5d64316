/** Draws the badges of Le Dôme: enamelled plates, one colour and motif per machine, one small emblem per step. Flat colour only. */

const ivory = '#FBF4E4';
const gold = '#EBC871';
const edge = '#80581A';
/** Brass, facet by facet from the upper right, lit from the upper left. */
const facets = ['#D6AE52', '#B98B34', '#9A6E24', '#B38430', '#E2BE68', '#F1D792'];

type Point = readonly [x: number, y: number];

/** A hexagon that stands on a point. */
function hexagon(cx: number, cy: number, radius: number): Point[] {
  return Array.from({length: 6}, (_, k) => {
    const angle = ((60 * k - 90) * Math.PI) / 180;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
}

/** The path of a polygon whose corners are rounded `cut` before and after each point. */
function rounded(points: readonly Point[], cut: number): string {
  const parts = points.map((point, index) => {
    const before = towards(point, points.at(index - 1) ?? point, cut);
    const after = towards(point, points[(index + 1) % points.length] ?? point, cut);
    return `${index === 0 ? 'M' : 'L'}${pair(before)}Q${pair(point)} ${pair(after)}`;
  });
  return `${parts.join('')}Z`;
}

function towards([x, y]: Point, [tx, ty]: Point, distance: number): Point {
  const share = distance / Math.hypot(tx - x, ty - y);
  return [x + (tx - x) * share, y + (ty - y) * share];
}

function pair([x, y]: Point): string {
  return `${short(x)} ${short(y)}`;
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function rim(cx: number, cy: number, radius: number, width: number, clip: string): string {
  const outer = hexagon(cx, cy, radius + 2);
  const inner = hexagon(cx, cy, radius - width);
  const quads = facets.map((tone, k) => {
    const next = (k + 1) % 6;
    const corners = [outer[k], outer[next], inner[next], inner[k]].filter((one) => one !== undefined);
    return `<path fill="${tone}" d="M${corners.map(pair).join('L')}Z"/>`;
  });
  return `<g clip-path="url(#${clip})">${quads.join('')}</g>`;
}

interface Cell {
  readonly cx: number;
  readonly cy: number;
  readonly radius: number;
  readonly enamel: string;
  readonly art: string;
  /** Unique in the picture. */
  readonly id: string;
}

function plate({cx, cy, radius, enamel, art, id}: Cell): string {
  const scale = radius / 57.5;
  const face = hexagon(cx, cy, 48 * scale);
  return [
    `<defs><clipPath id="${id}o"><path d="${rounded(hexagon(cx, cy, radius - 1.5 * scale), 6.6 * scale)}"/></clipPath>`,
    `<clipPath id="${id}i"><path d="${rounded(hexagon(cx, cy, 47.4 * scale), 4.8 * scale)}"/></clipPath></defs>`,
    `<path fill="${edge}" d="${rounded(hexagon(cx, cy, radius), 7 * scale)}"/>`,
    rim(cx, cy, radius - 1.5 * scale, 8.5 * scale, `${id}o`),
    `<path fill="${enamel}" stroke="${edge}" stroke-width="${short(1.6 * Math.max(scale, 0.7))}" d="${rounded(face, 5 * scale)}"/>`,
    `<g clip-path="url(#${id}i)">${art}</g>`,
  ].join('');
}

function picture(title: string, art: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="600" height="600"><title>${title}</title>${art}</svg>\n`;
}

/** Motifs around 60/52, in a box of about 56. */
const motifs = {
  laser: `<path fill="${ivory}" d="M49 24H71V41L64.500 48.500H55.500L49 41Z"/><path stroke="${gold}" stroke-width="4" stroke-linecap="round" d="M60 51V66"/><path fill="${ivory}" d="M31 69H54L60 75L66 69H89V77H31Z"/><path stroke="${gold}" stroke-width="3.500" stroke-linecap="round" d="M47.500 57.500L52 62M72.500 57.500L68 62"/>`,
  vinyle: `<rect x="31" y="25" width="58" height="11" rx="5.500" fill="${ivory}"/><path fill="${ivory}" d="M38 39.500H82V69Q82 76 75 76H38Z"/><path fill="${gold}" d="M60 44.500L63.800 52.600L72.700 53.700L66.200 59.900L67.800 68.700L60 64.400L52.200 68.700L53.800 59.900L47.300 53.700L56.200 52.600Z"/>`,
  brodeuse: `<circle cx="60" cy="52" r="24" fill="none" stroke="${ivory}" stroke-width="5.500"/><rect x="55.500" y="19.500" width="9" height="8" rx="2.500" fill="${ivory}"/><g fill="${gold}"><circle cx="60" cy="43.500" r="5.700"/><circle cx="68.100" cy="49.400" r="5.700"/><circle cx="65" cy="58.900" r="5.700"/><circle cx="55" cy="58.900" r="5.700"/><circle cx="51.900" cy="49.400" r="5.700"/></g><circle cx="60" cy="52" r="4.600" fill="${ivory}"/>`,
  imprimante: `<path fill="none" stroke="${ivory}" stroke-width="6" stroke-linejoin="round" d="M34 26H86V74H34Z"/><path fill="${gold}" d="M53 29H67V35.500L62.500 41H57.500L53 35.500Z"/><path fill="${ivory}" d="M60 46.500L70.500 52.500L60 58.500L49.500 52.500Z"/><path fill="${gold}" d="M49.500 54.500L59 60V71H49.500Z"/><path fill="#C99E45" d="M70.500 54.500L61 60V71H70.500Z"/>`,
} as const;

/** Emblems around 0/0 in a box of 16, in the colour that they are given. */
const emblems = {
  vu: (ink: string) =>
    `<path fill="${ink}" d="M-9.500 0Q0 -10.500 9.500 0Q0 10.500 -9.500 0Z"/><circle r="3.800" fill="${ivory}"/><circle r="1.700" fill="${ink}"/>`,
  manipule: (ink: string, hole: string = ivory) =>
    `<g fill="${ink}">${[0, 45, 90, 135]
      .map(
        (angle) =>
          `<rect x="-2.200" y="-9" width="4.400" height="18" rx="1.200" transform="rotate(${angle})"/>`,
      )
      .join('')}<circle r="6.400"/></g><circle r="2.700" fill="${hole}"/>`,
  cao: (ink: string) =>
    `<g transform="rotate(45)"><rect x="-2.900" y="-10.500" width="5.800" height="3.600" rx="1" fill="${ink}"/><rect x="-2.900" y="-5.700" width="5.800" height="10" fill="${ink}"/><path fill="${ink}" d="M-2.900 5.400H2.900L0 10.800Z"/></g>`,
  initie: (ink: string) =>
    `<g fill="${ink}"><circle cx="-4.600" cy="-4" r="3.500"/><circle cx="4.600" cy="-4" r="3.500"/><path d="M-10 8.200V6A5.300 5.300 0 0 1 -0.700 2.600V8.200ZM0.700 8.200V2.600A5.300 5.300 0 0 1 10 6V8.200Z"/></g>`,
  depanne: (ink: string) =>
    `<path fill="${ink}" transform="rotate(45)" d="M-2.300 10.200V0.600A5.600 5.600 0 0 1 -3.400 -9.200V-3.600L0 -1.700L3.400 -3.600V-9.200A5.600 5.600 0 0 1 2.300 0.600V10.200Q2.300 11.800 0 11.800Q-2.300 11.800 -2.300 10.200Z"/>`,
  projet: (ink: string) =>
    `<path fill="${ink}" d="M-7 -9.500H-4.600V9.500H-7ZM-3.400 -9H8.600L4.800 -4.300L8.600 0.400H-3.400Z"/>`,
} as const;

const spark = `<g stroke-linecap="round" stroke-width="5.500" fill="none"><path stroke="${gold}" d="M60 27V37M60 83V93M31.400 43.500L40 48.500M80 71.500L88.600 76.500M31.400 76.500L40 71.500M80 48.500L88.600 43.500"/></g><path fill="${ivory}" d="M60 40L65 55L80 60L65 65L60 80L55 65L40 60L55 55Z"/>`;

export type Motif = keyof typeof motifs;
export type Emblem = keyof typeof emblems;

export const enamels: Readonly<Record<Motif, string>> = {
  laser: '#5B4630',
  vinyle: '#A2452C',
  brodeuse: '#16636A',
  imprimante: '#3A475C',
};

/** So that each stays inside the slanted edges. */
const motifScales: Readonly<Record<Motif, number>> = {
  laser: 0.84,
  vinyle: 0.74,
  brodeuse: 0.84,
  imprimante: 0.76,
};

/** One step on a machine: the machine above, the step in an ivory disc below. */
export function drawStep(title: string, motif: Motif, emblem: Emblem): string {
  const enamel = enamels[motif];
  const scale = motifScales[motif];
  const place = `translate(${short(60 - 60 * scale)} ${short(46.5 - 52 * scale)}) scale(${scale})`;
  const art = `<g transform="${place}">${motifs[motif]}</g><circle cx="60" cy="87.500" r="15" fill="${ivory}" stroke="${enamel}" stroke-width="3"/><g transform="translate(60 87.500) scale(.98)">${emblems[emblem](enamel)}</g>`;
  return picture(title, plate({cx: 60, cy: 60, radius: 57.5, enamel, art, id: 'p'}));
}

/** The key badge of a machine: three plates that meet at a keyhole. */
export function drawKey(title: string, motif: Motif): string {
  const enamel = enamels[motif];
  const side = 32.4;
  const middle = 68;
  const cells: readonly (readonly [x: number, y: number, art: string])[] = [
    [60 - 0.866 * side, middle + side / 2, small(emblems.manipule(ivory, enamel), 1.05)],
    [60 + 0.866 * side, middle + side / 2, small(emblems.projet(ivory), 1.05)],
    [60, middle - side, `<g transform="translate(-26.400 -22.900) scale(.44)">${motifs[motif]}</g>`],
  ];
  const plates = cells.map(([cx, cy, art], index) => {
    const dx = (cx - 60) * 0.12;
    const dy = (cy - middle) * 0.12;
    const placed = `<g transform="translate(${short(cx + dx)} ${short(cy + dy)})">${art}</g>`;
    return plate({cx, cy, radius: side - 0.2, enamel, art: placed, id: `k${index}`});
  });
  const keyhole = `<circle cx="60" cy="${middle}" r="13.500" fill="${gold}" stroke="${edge}" stroke-width="2"/><path fill="#2B1E08" d="M60 60.400a4.600 4.600 0 0 1 2.400 8.500L64.200 75.600H55.800L57.600 68.900A4.600 4.600 0 0 1 60 60.400Z"/>`;
  return picture(title, plates.join('') + keyhole);
}

export function drawSpark(title: string): string {
  return drawPlate(title, '#1E5A45', spark);
}

/** One plate with any art in it, which stays within about 30 of 60/60. */
export function drawPlate(title: string, enamel: string, art: string): string {
  return picture(title, plate({cx: 60, cy: 60, radius: 57.5, enamel, art, id: 'p'}));
}

function small(art: string, scale: number): string {
  return `<g transform="scale(${scale})">${art}</g>`;
}
