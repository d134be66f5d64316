/**
 * `JsonWebSignature2020` and `Ed25519Signature2018`, of the time of VC 1.1: checked by an engine of their own, of about 110 kB,
 * which is loaded only for them. The key is resolved and bound to the issuer here, never there.
 */
import {fail, type Finding, pass, unknown} from '../checks/finding.js';
import {checkJsonLdShape} from '../checks/json-ld-shape.js';
import {loadContext} from '../contexts/registry.js';
import {findingOfError} from './hashing.js';
import type {ProofSuite} from './suite.js';

export const linkedDataProof: ProofSuite = {
  keyTypes: ['Ed25519', 'P-256', 'P-384', 'RSA'],
  async prepare({unsecured, proof}) {
    const shape = checkJsonLdShape(unsecured) ?? checkJsonLdShape(proof);
    if (shape) return shape;
    const engine = import('../vc11.js');
    return async (key, name): Promise<Finding> => {
      const {verifyLinkedDataProof} = await engine;
      const id = String(proof['verificationMethod']);
      const controller = id.split('#', 1)[0] ?? id;
      try {
        const isGood = await verifyLinkedDataProof({
          unsecured,
          proof,
          key: {id, controller, publicJwk: key.jwk},
          loadContext,
        });
        return isGood
          ? pass('OK', name)
          : fail('SIGNATURE_INVALID', 'The signature is not of these contents');
      } catch (error) {
        // The engine reads VC 1.1 only: what it cannot read is not thereby wrong.
        const finding = findingOfError(error);
        return finding.code === 'JSONLD_INVALID' ? unknown('PROOF_SUITE_UNKNOWN', finding.detail) : finding;
      }
    };
  },
};
