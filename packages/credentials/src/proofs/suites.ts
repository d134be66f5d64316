/** The kinds of Data Integrity proof that are verified. Each is loaded when a credential first brings one. */
import {once} from '../on-demand.js';
import type {JsonObject} from '../types.js';
import type {ProofSuite} from './suite.js';

type LoadSuite = () => Promise<ProofSuite>;

const eddsaRdfc: LoadSuite = once(async () => (await import('./eddsa-rdfc-2022.js')).eddsaRdfc2022);
const linkedData: LoadSuite = once(async () => (await import('./linked-data-proof.js')).linkedDataProof);

/** By `cryptosuite`, for proofs of type `DataIntegrityProof`. `eddsa-2022` is the draft name of `eddsa-rdfc-2022`. */
const CRYPTOSUITES: ReadonlyMap<unknown, LoadSuite> = new Map<unknown, LoadSuite>([
  ['eddsa-rdfc-2022', eddsaRdfc],
  ['eddsa-2022', eddsaRdfc],
  ['ecdsa-rdfc-2019', once(async () => (await import('./ecdsa-rdfc-2019.js')).ecdsaRdfc2019)],
  ['eddsa-jcs-2022', once(async () => (await import('./eddsa-jcs-2022.js')).eddsaJcs2022)],
  ['ecdsa-jcs-2019', once(async () => (await import('./ecdsa-jcs-2019.js')).ecdsaJcs2019)],
  ['ecdsa-sd-2023', once(async () => (await import('./ecdsa-sd-2023.js')).ecdsaSd2023)],
]);

/** By `type`, for proofs of before Data Integrity. */
const TYPES: ReadonlyMap<unknown, LoadSuite> = new Map<unknown, LoadSuite>([
  [
    'Ed25519Signature2020',
    once(async () => (await import('./ed25519-signature-2020.js')).ed25519Signature2020),
  ],
  ['JsonWebSignature2020', linkedData],
  ['Ed25519Signature2018', linkedData],
]);

/** @returns undefined for a kind that is not verified here */
export function suiteOf(proof: JsonObject): LoadSuite | undefined {
  return proof['type'] === 'DataIntegrityProof'
    ? CRYPTOSUITES.get(proof['cryptosuite'])
    : TYPES.get(proof['type']);
}
