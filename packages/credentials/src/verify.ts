/** `@pepites/credentials/verify.js`: the truth about a badge. Loads JSON-LD and cryptography; import it when it is needed. */
export {documentUrls} from './verdict/document-urls.js';
export {verify} from './verdict/verify.js';
