/** The cryptosuite `eddsa-rdfc-2022` (https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022). */
import {readRdfcTexts} from './hashing.js';
import {EDDSA, hashedSuite} from './hashed-suite.js';

export const eddsaRdfc2022 = hashedSuite(EDDSA, readRdfcTexts);
