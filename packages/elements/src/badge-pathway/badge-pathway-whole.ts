/** Defines `<badge-pathway>`, with all that draws it in the same file: for a page that shows a pathway and little else. */
import './badge-pathway.js';

export {BadgePathwayElement} from './badge-pathway.element.js';
/** Loaded on demand everywhere else. */
export * as drawing from './pathway-map.js';
