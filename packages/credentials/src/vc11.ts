/** Placeholder until the engine for proofs of the time of VC 1.1 is merged. */
import type {JsonObject} from './types.js';

export interface LinkedDataProofInput {
  readonly unsecured: JsonObject;
  readonly proof: JsonObject;
  readonly key: {readonly id: string; readonly controller: string; readonly publicJwk: JsonWebKey};
  readonly loadContext: (url: string) => Promise<object | undefined>;
}

export async function verifyLinkedDataProof(_input: LinkedDataProofInput): Promise<boolean> {
  return false;
}
