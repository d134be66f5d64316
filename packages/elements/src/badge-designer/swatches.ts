/** Small pictures beside the words of a choice. Decoration: the word says it. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import {
  type BadgeDesign,
  type BadgeGround,
  type BadgeShapeKind,
  enamelColour,
} from '../design/badge-design.js';
import {type Ink, inks, type metals} from '../design/colours.js';
import {type HexColour, luminanceOf, mixed} from '../design/contrast.js';
import {iconBox, type IconShape} from '../design/icon-shape.js';
import {keyParts} from '../design/key-parts.js';
import {plateShape} from '../design/plate-shapes.js';

const plate = plateShape('hexagon');

const swatch = (content: unknown, box = 120): TemplateResult =>
  html`<svg class="swatch" viewBox="0 0 ${box} ${box}" aria-hidden="true">${content}</svg>`;

/** The outline, in the colour of the words. */
export function shapeSwatch(kind: BadgeShapeKind): TemplateResult {
  if (kind === 'key') return swatch(keyParts.map(({outline}) => svg`<path class="drawn" d=${outline} />`));
  const {outline, frame} = plateShape(kind);
  return swatch(svg`<path class="drawn" d=${outline} /><path class="drawn fine" d=${frame} />`);
}

export function enamelSwatch(colour: HexColour): TemplateResult {
  return swatch(svg`<path class="painted" d=${plate.outline} fill=${colour} />`);
}

export function inkSwatch(design: BadgeDesign, ink: Ink): TemplateResult {
  const {line, area} = inks[ink];
  return swatch(
    svg`<path class="painted" d=${plate.outline} fill=${enamelColour(design)} /><circle cx="60" cy="60" r="26" fill=${area} stroke=${line} stroke-width="10" />`,
  );
}

export function metalSwatch({tones, edge}: (typeof metals)[keyof typeof metals]): TemplateResult {
  const [away, , , , facing] = tones;
  return swatch(
    svg`<path class="painted" d=${plate.outline} fill=${facing[1]} /><path d="M60 60L110 31L110 89L60 118Z" fill=${away[1]} /><path d=${plate.plate} class="hole" stroke=${edge} stroke-width="3" />`,
  );
}

export function groundSwatch(design: BadgeDesign, ground: BadgeGround): TemplateResult {
  const enamel = enamelColour(design);
  const shade = luminanceOf(enamel) > 0.3 ? mixed(enamel, '#000000', 0.22) : mixed(enamel, '#FFFFFF', 0.35);
  const paths: Readonly<Record<BadgeGround, string>> = {
    plain: '',
    rays: 'M60 60L45 8H75ZM60 60L108 35V55ZM60 60L108 85L98 100ZM60 60L75 112H45ZM60 60L12 85V65ZM60 60L12 35L22 20Z',
    hill: 'M11 74Q36 58 60 70T109 66V82L60 112L11 86Z',
    band: 'M11 84L109 36V62L16 108L11 86Z',
  };
  return swatch(
    svg`<path class="painted" d=${plate.outline} fill=${enamel} />${
      paths[ground] === '' ? nothing : svg`<path d=${paths[ground]} fill=${shade} />`
    }`,
  );
}

export function levelSwatch(design: BadgeDesign, level: number): TemplateResult {
  const {line} = inks[design.ink];
  return swatch(
    svg`<path class="painted" d=${plate.outline} fill=${enamelColour(design)} />${
      level === 0
        ? nothing
        : [0, 1, 2].map((i) =>
            i < level
              ? svg`<circle cx=${34 + i * 26} cy="62" r="9.500" fill=${line} />`
              : svg`<circle cx=${34 + i * 26} cy="62" r="8" fill="none" stroke=${line} stroke-width="3.500" />`,
          )
    }`,
  );
}

/** The small plate, with lines where words are. */
export function textSwatch(design: BadgeDesign): TemplateResult {
  const {line} = inks[design.ink];
  const words = design.text.trim() === '' ? nothing : svg`<path d="M28 80H92M44 92H76" class="words" />`;
  return swatch(
    svg`<path class="painted" d=${plate.outline} fill=${enamelColour(design)} /><path d="M10 68H110V104H10Z" fill=${line} class="painted" />${words}`,
  );
}

/** Empty while its theme is loaded. */
export function iconSwatch(shape: IconShape | undefined): TemplateResult {
  const [area = '', line = ''] = shape ?? [];
  return swatch(svg`<path class="area" d=${area} /><path class="line-art" d=${line} />`, iconBox);
}

export function emptySwatch(): TemplateResult {
  return swatch(svg`<path class="drawn later" d=${plate.outline} />`);
}
