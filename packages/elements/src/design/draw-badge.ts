/**
 * A design as the text of an SVG image: the same text for the same design, everywhere. Nothing in it asks for anything: no script, no
 * style, no address. Flat colours, no shadow.
 */
import {type BadgeDesign, designText, enamelColour, hasRoomForWords} from './badge-design.js';
import {inks, metals} from './colours.js';
import {type HexColour, luminanceOf, mixed} from './contrast.js';
import {drawGround} from './draw-ground.js';
import {fitText} from './fit-text.js';
import {iconBox, type IconShape} from './icon-shape.js';
import {keyDisc, keyParts} from './key-parts.js';
import {type Point, round, sides} from './polygon.js';
import {type PlateShape, plateShape} from './plate-shapes.js';
import {escapeXml, xmlText} from './xml-text.js';

export interface DrawOptions {
  /** The picture that the design names, as `loadIcon` gives it; without it the plate is bare. */
  readonly icon?: IconShape | undefined;
  /** What the image shows, for who does not see it. */
  readonly alt?: string | undefined;
  /** Edge of the image in pixels. @default 600 */
  readonly edge?: number;
}

/** The colours of one badge. */
interface Paint {
  readonly metal: (typeof metals)[keyof typeof metals];
  readonly enamel: HexColour;
  /** What is on the plate behind the picture; never nearer to the picture’s colour than the enamel is. */
  readonly shade: HexColour;
  readonly line: HexColour;
  readonly area: HexColour;
}

/** A whole SVG document. */
export function drawBadge(design: BadgeDesign, {icon, alt = '', edge = 600}: DrawOptions = {}): string {
  const paint = paintOf(design);
  const parts = design.shape === 'key' ? drawKey(paint, icon) : drawPlate(paint, design, icon);
  const title = alt === '' ? '' : `<title>${xmlText(alt)}</title>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="${edge}" height="${edge}" role="img">${title}${parts}</svg>`;
}

function paintOf(design: BadgeDesign): Paint {
  const enamel = enamelColour(design);
  const {line, area} = inks[design.ink];
  const isLineLighter = luminanceOf(line) > luminanceOf(enamel);
  return {
    metal: metals[design.metal],
    enamel,
    shade: isLineLighter ? mixed(enamel, '#000000', 0.24) : mixed(enamel, '#FFFFFF', 0.4),
    line,
    area,
  };
}

function drawPlate(paint: Paint, design: BadgeDesign, icon: IconShape | undefined): string {
  const shape = plateShape(design.shape);
  const text = hasRoomForWords(design) ? designText(design.text).trim() : '';
  const hasLevel = design.level > 0;
  const place = iconPlace(shape, {hasText: text !== '', hasLevel});
  return [
    rimAndEnamel(paint, shape, design),
    icon ? drawIcon(paint, icon, place) : '',
    text === '' ? '' : drawWords(paint, text),
    rivets(paint, design.level, text === '' ? shape.levelY : shape.lowLevelY, text === '' ? 1 : 0.8),
  ].join('');
}

function rimAndEnamel({metal, enamel, shade, line}: Paint, shape: PlateShape, design: BadgeDesign): string {
  const frame =
    shape.frame === ''
      ? ''
      : `<path d="${shape.frame}" fill="none" stroke="${line}" stroke-width="1.2" stroke-opacity=".75"/>`;
  const ground = drawGround(design.ground, shape, shade);
  return [
    `<path d="${shape.outline}" fill="${metal.edge}"/>`,
    `<clipPath id="rim"><path d="${shape.rimOutline}"/></clipPath>`,
    `<g clip-path="url(#rim)">${sides(shape.rimOuter, shape.rimInner, metal.tones)}</g>`,
    `<path d="${shape.plate}" fill="${enamel}" stroke="${metal.edge}" stroke-width="1.6"/>`,
    ground === ''
      ? ''
      : `<clipPath id="plate"><path d="${shape.ground}"/></clipPath><g clip-path="url(#plate)">${ground}</g>`,
    frame,
  ].join('');
}

interface Place {
  readonly centre: Point;
  readonly size: number;
}

function iconPlace(
  {iconSize, centreY}: PlateShape,
  {hasText, hasLevel}: {hasText: boolean; hasLevel: boolean},
): Place {
  if (hasText) return {centre: [60, centreY - 15], size: iconSize * 0.72};
  return hasLevel
    ? {centre: [60, centreY - 4.5], size: iconSize * 0.92}
    : {centre: [60, centreY], size: iconSize};
}

function drawIcon({line, area}: Paint, [areaPath, linePath]: IconShape, {centre, size}: Place): string {
  const [x, y] = [centre[0] - size / 2, centre[1] - size / 2];
  const scale = Math.round((size / iconBox) * 10000) / 10000;
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${scale})"><path fill="${area}" d="${areaPath}"/><path fill="${line}" d="${linePath}"/></g>`;
}

/** A small plate across the badge, held by two screws. */
function drawWords({metal, enamel, line}: Paint, text: string): string {
  const {size, lines} = fitText(text, 76);
  const height = lines.length === 1 ? Math.max(19, size + 8) : 25;
  const top = 82 - height / 2;
  const leading = size * 1.16;
  const first = 82 - ((lines.length - 1) * leading) / 2 + size * 0.355;
  const words = lines.map(
    (each, i) =>
      `<text x="60" y="${round(first + i * leading)}" textLength="${each.width}" lengthAdjust="spacingAndGlyphs">${escapeXml(each.text)}</text>`,
  );
  const screw = (x: number): string => `<circle cx="${x}" cy="82" r="1.7" fill="${metal.edge}"/>`;
  return [
    `<rect x="10" y="${round(top)}" width="100" height="${height}" rx="3.5" fill="${line}" stroke="${metal.edge}" stroke-width="1.6"/>`,
    screw(15),
    screw(105),
    `<g font-family="Arimo, Arial, Helvetica, 'Liberation Sans', sans-serif" font-weight="700" font-size="${size}" text-anchor="middle" fill="${enamel}">${words.join('')}</g>`,
  ].join('');
}

/** The level: so many full rivets of three, so that one is not read as a full stop. */
function rivets({line}: Paint, level: number, y: number, scale: number): string {
  if (level === 0) return '';
  return [0, 1, 2]
    .map((i) => {
      const x = round(60 + (i - 1) * 11 * scale);
      // The middle one hangs lower, as the corner does.
      const at = `cx="${x}" cy="${round(y + (i === 1 ? 2 * scale : 0))}"`;
      if (i < level) return `<circle ${at} r="${round(3.7 * scale)}" fill="${line}"/>`;
      return `<circle ${at} r="${round(3 * scale)}" fill="none" stroke="${line}" stroke-width="${round(1.4 * scale)}"/>`;
    })
    .join('');
}

function drawKey(paint: Paint, icon: IconShape | undefined): string {
  const {metal, enamel, shade} = paint;
  const cells = keyParts.map((cell, i) => {
    const isTop = i === 0;
    return [
      `<clipPath id="rim${i}"><path d="${cell.rimOutline}"/></clipPath>`,
      `<g clip-path="url(#rim${i})">${sides(cell.rimOuter, cell.rimInner, metal.tones)}</g>`,
      `<path d="${cell.plate}" fill="${isTop ? enamel : shade}" stroke="${metal.edge}" stroke-width="1.2"/>`,
      icon ? drawIcon(paint, icon, {centre: cell.iconCentre, size: 27}) : '',
    ].join('');
  });
  const edges = keyParts.map(
    ({outline}) => `<path d="${outline}" fill="${metal.edge}" stroke="${metal.edge}" stroke-width="2"/>`,
  );
  return [...edges, ...cells, keyDisc(metal)].join('');
}
