/** `@pepites/credentials/verify.js`: the truth about a badge. Loads JSON-LD and cryptography; import it when it is needed. */
export {type Canonicalize, createCanonicalizer} from './canonicalize/on-demand.js';
export {matchRecipient} from './checks/recipient.js';
export {collectDocuments, type CollectedDocuments} from './verdict/collect-documents.js';
export {preload} from './verdict/preload.js';
export {createVerifier, type Verifier, type VerifyInput} from './verdict/verifier.js';
export {verify} from './verdict/verify.js';
export type {VerifyAllOptions} from './verdict/verify-all.js';
