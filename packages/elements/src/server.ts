/** `@pepites/elements/server.js`: elements as HTML, made on a server. Needs `@lit-labs/ssr`, which whoever uses this door installs. */
export {renderPathway, type RenderPathwayOptions} from './server/render-pathway.js';
