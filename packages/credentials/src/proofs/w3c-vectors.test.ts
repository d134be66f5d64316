/** The W3C's own test vectors (vc-di-eddsa and vc-di-ecdsa, appendices), step by step, where this machine has them. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';

import {vectorsFolder} from '../../test/support.js';
import {createCanonicalizer} from '../canonicalize/canonicalize.js';
import {toHex} from '../encoding/bytes.js';
import {keyFromMultibase} from '../keys/public-key.js';
import {decodeSeed} from '../keys/secret-multikey.js';
import {signerFromSeed} from '../keys/signer.js';
import {type SignatureAlgorithm, verifySignature} from '../keys/verify-signature.js';
import type {JsonObject} from '../types.js';
import {hashTexts, rdfcTexts} from './hashing.js';
import {jcsTexts} from './jcs-hashing.js';
import {decodeProofValue, encodeProofValue} from './proof-value.js';

const folder = vectorsFolder();
const skip = folder === undefined && 'no folder of test files (PEPITES_VECTORS)';

interface Case {
  readonly name: string;
  readonly folder: string;
  /** How the specification's files end: `canonDoc…txt`. */
  readonly ending: string;
  readonly keys: string;
  readonly algorithm: SignatureAlgorithm;
  readonly texts: typeof rdfcTexts | typeof jcsTexts;
}

const CASES: readonly Case[] = [
  {
    name: 'eddsa-rdfc-2022',
    folder: 'w3c-di-eddsa/eddsa-rdfc-2022',
    ending: 'DataInt',
    keys: 'w3c-di-eddsa/keyPair.json',
    algorithm: 'EdDSA',
    texts: rdfcTexts,
  },
  {
    name: 'Ed25519Signature2020',
    folder: 'w3c-di-eddsa/Ed25519Signature2020',
    ending: 'EdSig',
    keys: 'w3c-di-eddsa/keyPair.json',
    algorithm: 'EdDSA',
    texts: rdfcTexts,
  },
  {
    name: 'ecdsa-rdfc-2019 with P-256',
    folder: 'w3c-di-ecdsa/ecdsa-rdfc-2019-p256',
    ending: 'ECDSAP256',
    keys: 'w3c-di-ecdsa/p256KeyPair.json',
    algorithm: 'ES256',
    texts: rdfcTexts,
  },
  {
    name: 'ecdsa-jcs-2019 with P-256',
    folder: 'w3c-di-ecdsa/ecdsa-jcs-2019-p256',
    ending: 'JCSECDSAP256',
    keys: 'w3c-di-ecdsa/p256KeyPair.json',
    algorithm: 'ES256',
    texts: jcsTexts,
  },
];

describe('the proofs of the W3C', {skip}, () => {
  const read = (path: string) => readFileSync(join(folder ?? '', path), 'utf8');
  const json = (path: string) => JSON.parse(read(path)) as JsonObject;
  const canonicalize = createCanonicalizer();

  for (const {name, folder: own, ending, keys, algorithm, texts} of CASES) {
    const load = () => {
      const {proof, ...unsecured} = json(`${own}/signed${ending}.json`) as {proof: JsonObject};
      return {proof, unsecured};
    };

    it(`makes the canonical texts of ${name}`, async () => {
      const {options, document} = await texts({...load(), canonicalize});
      assert.equal(document, read(`${own}/canonDoc${ending}.txt`));
      assert.equal(options, read(`${own}/proofCanon${ending}.txt`));
    });

    it(`makes the hash of ${name}, and verifies its signature until one bit is changed`, async () => {
      const {proof, unsecured} = load();
      const data = await hashTexts(await texts({proof, unsecured, canonicalize}), 'SHA-256');
      assert.equal(toHex(data), read(`${own}/combinedHash${ending}.txt`).trim());
      const key = keyFromMultibase(json(keys)['publicKeyMultibase']);
      const signature = decodeProofValue(proof['proofValue'], 64);
      assert.ok(key && signature);
      assert.equal(toHex(signature), read(`${own}/sigHex${ending}.txt`).trim());
      assert.equal(await verifySignature({key, algorithm, signature, data}), true);
      signature[0] = (signature[0] ?? 0) ^ 1;
      assert.equal(await verifySignature({key, algorithm, signature, data}), false);
    });
  }

  it('signs as the specification does', async () => {
    const {proof, ...unsecured} = json('w3c-di-eddsa/eddsa-rdfc-2022/signedDataInt.json') as {
      proof: JsonObject;
    };
    const keys = json('w3c-di-eddsa/keyPair.json');
    const signer = await signerFromSeed(decodeSeed(keys['privateKeyMultibase']) ?? new Uint8Array());
    assert.deepEqual(signer.publicKey, keyFromMultibase(keys['publicKeyMultibase']));
    const data = await hashTexts(await rdfcTexts({proof, unsecured, canonicalize}), 'SHA-256');
    assert.equal(encodeProofValue(await signer.sign(data)), proof['proofValue']);
  });
});
