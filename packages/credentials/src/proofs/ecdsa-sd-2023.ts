/**
 * `ecdsa-sd-2023`, by which a holder shows parts of a credential (https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023). A base
 * proof is the holder's own and no verifier may take it; derived proofs are told apart, and not verified here: their outcome is
 * `undetermined`.
 */
import {fail, unknown} from '../checks/finding.js';
import {decodeBase64Url} from '../encoding/base64url.js';
import type {ProofSuite} from './suite.js';

/** CBOR tags 0x5d00 and 0x5d01 that begin a base proof and a derived one. */
const TAG = [0xd9, 0x5d] as const;
const BASE = 0;
const DERIVED = 1;

export const ecdsaSd2023: ProofSuite = {
  keyTypes: ['P-256'],
  async prepare({proof}) {
    const {proofValue} = proof;
    const isMultibase = typeof proofValue === 'string' && proofValue.startsWith('u');
    const bytes = isMultibase ? decodeBase64Url(proofValue.slice(1)) : undefined;
    const isTagged = TAG.every((byte, index) => bytes?.[index] === byte);
    if (isTagged && bytes?.[2] === BASE) {
      return fail(
        'PROOF_NOT_DERIVED',
        'A base proof is for the holder, who derives from it what a verifier may see',
      );
    }
    if (!isTagged || bytes?.[2] !== DERIVED)
      return fail('PROOF_MALFORMED', 'proofValue is no ecdsa-sd-2023 proof');
    return unknown('PROOF_SUITE_UNKNOWN', 'ecdsa-sd-2023 is not verified here');
  },
};
