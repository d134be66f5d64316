/** `@pepites/elements/design.js`: badges that are composed, without a page: the data, its checks, its drawing as SVG text. Runs anywhere. */
export {
  type BadgeDesign,
  type BadgeGround,
  badgeGrounds,
  type BadgeLevel,
  badgeLevels,
  type BadgeShapeKind,
  badgeShapeKinds,
  firstDesign,
  maxDesignText,
  readDesign,
} from './badge-design.js';
export {type Enamel, enamels, type Ink, inks, type MetalName, metals} from './colours.js';
export {contrastOf, type HexColour} from './contrast.js';
export {
  type DesignFault,
  designContrast,
  faultOf,
  leastPictureContrast,
  leastTextContrast,
} from './design-faults.js';
export {drawBadge, type DrawOptions} from './draw-badge.js';
export type {IconShape} from './icon-shape.js';
export {findIcons, type IconName, iconOf, icons, loadIcon} from './icons.js';
