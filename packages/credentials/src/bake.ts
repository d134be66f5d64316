/** `@pepites/credentials/bake.js`: credentials in and out of images. */
export {bakePng} from './containers/bake.js';
export {bakeSvg} from './containers/bake-svg.js';
export type {BakedVersion, BakeOptions} from './containers/baked-version.js';
export {extract, type Extracted} from './containers/extract.js';
