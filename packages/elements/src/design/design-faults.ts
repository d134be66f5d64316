/** What makes a design hard to see. Who cannot tell two close colours apart would see a plate without a picture. */
import {type BadgeDesign, enamelColour, hasRoomForWords} from './badge-design.js';
import {inks} from './colours.js';
import {contrastOf} from './contrast.js';

/** @see https://www.w3.org/TR/WCAG22/#non-text-contrast */
export const leastPictureContrast = 3;
/** @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const leastTextContrast = 4.5;

export interface DesignFault {
  readonly code: 'PICTURE_TOO_CLOSE' | 'TEXT_TOO_CLOSE';
  /** Measured, 1 to 21. */
  readonly contrast: number;
  readonly least: number;
}

/** The contrast between the plate and what is drawn on it. */
export function designContrast(design: Pick<BadgeDesign, 'enamel' | 'ink'>): number {
  return contrastOf(enamelColour(design), inks[design.ink].line);
}

/** Undefined: nothing is wrong. */
export function faultOf(
  design: Pick<BadgeDesign, 'shape' | 'enamel' | 'ink' | 'text'>,
): DesignFault | undefined {
  const contrast = designContrast(design);
  if (contrast < leastPictureContrast)
    return {code: 'PICTURE_TOO_CLOSE', contrast, least: leastPictureContrast};
  if (hasRoomForWords(design) && design.text.trim() !== '' && contrast < leastTextContrast)
    return {code: 'TEXT_TOO_CLOSE', contrast, least: leastTextContrast};
  return undefined;
}
