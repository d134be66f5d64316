/** The cryptosuite `eddsa-jcs-2022` (https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022). */
import {EDDSA, hashedSuite} from './hashed-suite.js';
import {readJcsTexts} from './jcs-hashing.js';

export const eddsaJcs2022 = hashedSuite(EDDSA, readJcsTexts);
