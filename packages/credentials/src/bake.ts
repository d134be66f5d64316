/** `@pepites/credentials/bake.js`: credentials in and out of images. */
export {bakePng} from './containers/bake.js';
export {extract, type Extracted} from './containers/extract.js';
