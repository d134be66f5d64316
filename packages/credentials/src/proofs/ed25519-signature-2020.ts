/**
 * `Ed25519Signature2020`: what `eddsa-rdfc-2022` was called before Data Integrity; the same bytes are signed.
 * @see https://www.w3.org/TR/vc-di-eddsa/#ed25519signature2020
 */
import {readRdfcTexts} from './hashing.js';
import {EDDSA, hashedSuite} from './hashed-suite.js';

export const ed25519Signature2020 = hashedSuite(EDDSA, readRdfcTexts);
