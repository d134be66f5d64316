/** `@pepites/credentials/preload.js`: asks at once for all that verifying a badge will need. Light: for a page that shows the badge meanwhile. */
export {preload} from './verdict/preload.js';
