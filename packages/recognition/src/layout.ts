/** `@pepites/recognition/layout.js`: where the steps of a pathway stand on a map. Apart from the rules, so that a page loads only this. */
export {bandsOf, type LayoutBand} from './pathways/layout/bands.js';
export {collapseGroups, framesOf, type LayoutFrame} from './pathways/layout/groups.js';
export {layoutPathway} from './pathways/layout/layout-pathway.js';
export type * from './pathways/layout/types.js';
