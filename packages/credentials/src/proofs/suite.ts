/** What a kind of Data Integrity proof brings: how its contents become bytes, and how its signature is written. */
import type {Canonicalize} from '../canonicalize/on-demand.js';
import type {Finding} from '../checks/finding.js';
import type {KeyMemory} from '../keys/verify-signature.js';
import type {KeyType, PublicKey} from '../keys/public-key.js';
import type {JsonObject, Policy} from '../types.js';

export interface SuiteInput {
  /** The credential without `proof`; of a chained proof, with the proofs it follows. */
  readonly unsecured: JsonObject;
  /** The proof, with its value. */
  readonly proof: JsonObject;
  readonly canonicalize: Canonicalize;
  readonly signal: AbortSignal;
  readonly policy: Policy;
  readonly keys: KeyMemory;
}

/** Checks the signature of contents that are already known to be well formed. */
export type CheckSignature = (key: PublicKey, name: string) => Promise<Finding>;

export interface ProofSuite {
  readonly keyTypes: readonly KeyType[];
  /** Reads and hashes the contents before the key is known: a bad document is refused even when its key is out of reach. */
  readonly prepare: (input: SuiteInput) => Promise<Finding | CheckSignature>;
}
