/** The suites that sign two digests: they differ in how contents become text, in the hash, and in the kind of key. */
import {fail, type Finding, pass} from '../checks/finding.js';
import type {Hash} from '../encoding/bytes.js';
import {type SignatureAlgorithm, verifySignature} from '../keys/verify-signature.js';
import type {KeyType} from '../keys/public-key.js';
import {hashTexts, isTexts, type SignedTexts} from './hashing.js';
import {decodeProofValue} from './proof-value.js';
import type {ProofSuite, SuiteInput} from './suite.js';

interface KeyUse {
  readonly algorithm: SignatureAlgorithm;
  readonly hash: Hash;
  readonly signatureBytes: number;
}

/** What each type of key signs in a Data Integrity proof. */
export const EDDSA: Readonly<Partial<Record<KeyType, KeyUse>>> = {
  Ed25519: {algorithm: 'EdDSA', hash: 'SHA-256', signatureBytes: 64},
};
export const ECDSA: Readonly<Partial<Record<KeyType, KeyUse>>> = {
  'P-256': {algorithm: 'ES256', hash: 'SHA-256', signatureBytes: 64},
  'P-384': {algorithm: 'ES384', hash: 'SHA-384', signatureBytes: 96},
};

export function hashedSuite(
  uses: Readonly<Partial<Record<KeyType, KeyUse>>>,
  readTexts: (input: SuiteInput) => Promise<Finding | SignedTexts>,
): ProofSuite {
  const lengths = Object.values(uses).map(({signatureBytes}) => signatureBytes);
  return {
    keyTypes: Object.keys(uses) as KeyType[],
    async prepare(input) {
      const signature = decodeProofValue(input.proof['proofValue'], ...lengths);
      if (!signature) return fail('PROOF_MALFORMED', 'proofValue is not a signature in base58');
      const texts = await readTexts(input);
      if (!isTexts(texts)) return texts;
      return async (key, name) => {
        const use = uses[key.type];
        if (!use) return fail('KEY_MALFORMED', `A key of type ${key.type} makes no such proof`);
        const data = await hashTexts(texts, use.hash);
        const {algorithm} = use;
        const isGood = await verifySignature({key, algorithm, signature, data}, input.keys);
        return isGood
          ? pass('OK', name)
          : fail('SIGNATURE_INVALID', 'The signature is not of these contents');
      };
    },
  };
}
