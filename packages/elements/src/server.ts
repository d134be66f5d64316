/** `@pepites/elements/server.js`: elements as HTML, made on a server. Needs `@lit-labs/ssr`, which whoever uses this door installs. */
export {renderCatalog, type RenderCatalogOptions} from './server/render-catalog.js';
export {renderDisplay, type RenderDisplayOptions} from './server/render-display.js';
export {renderPathway, type RenderPathwayOptions} from './server/render-pathway.js';
export {renderSupporters, type RenderSupportersOptions} from './server/render-supporters.js';
export {renderWall, type RenderWallOptions} from './server/render-wall.js';
export type {RenderOptions} from './server/write-element.js';
