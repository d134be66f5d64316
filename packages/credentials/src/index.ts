/** `@pepites/credentials`: the light door. Reading a badge; no cryptography is reached from here. */
export {CredentialError, type CredentialErrorCode} from './errors.js';
export type * from './types.js';
