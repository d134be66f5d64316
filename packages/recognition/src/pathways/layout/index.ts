/** `@pepites/recognition/layout`: where the steps of a pathway stand on a map. Apart from the rules, so that a page loads only this. */
export {layoutPathway} from './layout-pathway.js';
export {bandsOf, type LayoutBand} from './bands.js';
export {collapseGroups, framesOf, type LayoutFrame} from './groups.js';
export type * from './types.js';
