/** A badge that somebody composes, as data: small enough for a form or a draft, and checked whenever it comes from elsewhere. */
import {type Enamel, enamels, type Ink, inks, type MetalName, metals} from './colours.js';
import type {HexColour} from './contrast.js';

/** All of the hexagon’s family; `key` is for badges that are earned from others. */
export const badgeShapeKinds = ['hexagon', 'framed', 'wide', 'rosette', 'key'] as const;
export type BadgeShapeKind = (typeof badgeShapeKinds)[number];

/** What is on the plate behind the picture. */
export const badgeGrounds = ['plain', 'rays', 'hill', 'band'] as const;
export type BadgeGround = (typeof badgeGrounds)[number];

export const badgeLevels = [0, 1, 2, 3] as const;
export type BadgeLevel = (typeof badgeLevels)[number];

/** Most characters of the text on a badge. */
export const maxDesignText = 28;

export interface BadgeDesign {
  readonly shape: BadgeShapeKind;
  readonly metal: MetalName;
  /** A name of our palette, or a colour of one’s own. */
  readonly enamel: Enamel | HexColour;
  readonly ground: BadgeGround;
  readonly ink: Ink;
  /** Id of a picture of the set; empty: none. */
  readonly icon: string;
  readonly level: BadgeLevel;
  /** Few words on a small plate; empty: no plate. */
  readonly text: string;
}

/** What somebody begins with: a whole badge already, with nothing to be put right. */
export const firstDesign: BadgeDesign = {
  shape: 'hexagon',
  metal: 'brass',
  enamel: 'blue',
  ground: 'plain',
  ink: 'ivory',
  icon: 'star',
  level: 0,
  text: '',
};

const hex = /^#[0-9a-f]{6}$/i;

/** Whatever it is given, a whole design: what it does not know is as in `firstDesign`. */
export function readDesign(value: unknown): BadgeDesign {
  const given: Partial<Record<keyof BadgeDesign, unknown>> =
    typeof value === 'object' && value !== null ? value : {};
  const {enamel, icon, text} = given;
  return {
    shape: oneOf(badgeShapeKinds, given.shape, firstDesign.shape),
    metal: oneOf(keysOf(metals), given.metal, firstDesign.metal),
    enamel: isHexColour(enamel) ? enamel : oneOf(keysOf(enamels), enamel, firstDesign.enamel),
    ground: oneOf(badgeGrounds, given.ground, firstDesign.ground),
    ink: oneOf(keysOf(inks), given.ink, firstDesign.ink),
    icon: typeof icon === 'string' && /^[a-z0-9-]{0,40}$/.test(icon) ? icon : firstDesign.icon,
    level: oneOf(badgeLevels, given.level, firstDesign.level),
    text: typeof text === 'string' ? designText(text) : firstDesign.text,
  };
}

/** The words as a badge can carry them: one line, no control or direction signs, no half characters, bounded. */
export function designText(text: string): string {
  const line = text
    .replace(/[\p{Zl}\p{Zp}\t\n\r]/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    // What stood on both sides of something that was taken out may now belong together.
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ');
  return Array.from(line).slice(0, maxDesignText).join('');
}

export function isHexColour(value: unknown): value is HexColour {
  return typeof value === 'string' && hex.test(value);
}

/** The plate’s colour as it is painted. */
export function enamelColour({enamel}: Pick<BadgeDesign, 'enamel'>): HexColour {
  return isHexColour(enamel) ? enamel : enamels[enamel];
}

/** A key badge has no room for words, nor for a level. */
export function hasRoomForWords({shape}: Pick<BadgeDesign, 'shape'>): boolean {
  return shape !== 'key';
}

function oneOf<T>(all: readonly T[], value: unknown, otherwise: T): T {
  return all.find((each) => each === value) ?? otherwise;
}

export function keysOf<T extends object>(record: T): (keyof T & string)[] {
  return Object.keys(record) as (keyof T & string)[];
}
