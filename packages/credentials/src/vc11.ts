/**
 * `@pepites/credentials/vc11.js`: linked-data proofs of the time of VC 1.1 (JsonWebSignature2020, Ed25519Signature2018). Large,
 * since it carries a whole library (vc.js): import it when a credential has such a proof.
 */
export {type LinkedDataProofInput, verifyLinkedDataProof} from './vc11/linked-data-proof.js';
