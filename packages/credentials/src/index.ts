/** `@pepites/credentials`: the light door. Reading a badge; no cryptography is reached from here. */
export {CredentialError, type CredentialErrorCode} from './errors.js';
export {parse} from './parse/parse.js';
export {safeUrl, type SafeUrlOptions} from './parse/safe-url.js';
export type * from './types.js';
export {type Answer, summarise, type VerdictSummary} from './verdict/summarise.js';
