/** The cryptosuite `ecdsa-jcs-2019`, with keys of P-256 and P-384 (https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-jcs-2019). */
import {ECDSA, hashedSuite} from './hashed-suite.js';
import {readJcsTexts} from './jcs-hashing.js';

export const ecdsaJcs2019 = hashedSuite(ECDSA, readJcsTexts);
