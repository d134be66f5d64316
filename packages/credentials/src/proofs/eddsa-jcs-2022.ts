/** The cryptosuite `eddsa-jcs-2022` (https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022). */
import {readJcsTexts} from './hashing.js';
import {EDDSA, hashedSuite} from './hashed-suite.js';

export const eddsaJcs2022 = hashedSuite(EDDSA, readJcsTexts);
