/** The cryptosuite `ecdsa-rdfc-2019`, with keys of P-256 and P-384 (https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-rdfc-2019). */
import {readRdfcTexts} from './hashing.js';
import {ECDSA, hashedSuite} from './hashed-suite.js';

export const ecdsaRdfc2019 = hashedSuite(ECDSA, readRdfcTexts);
