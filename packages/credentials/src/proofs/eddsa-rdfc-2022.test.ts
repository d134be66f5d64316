/** The W3C's own test vectors (vc-di-eddsa, appendix B), step by step, where this machine has them. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';

import {vectorsFolder} from '../../test/support.js';
import {createCanonicalizer} from '../canonicalize/canonicalize.js';
import {loadContext} from '../contexts/registry.js';
import {toHex} from '../encoding/bytes.js';


import type {JsonObject} from '../types.js';
import {decodeProofValue, encodeProofValue, hashForProof} from './eddsa-rdfc-2022.js';

const folder = vectorsFolder();

/** The vectors use the examples' context, which gives a meaning to any term: it does not ship. */
const EXAMPLES = {'@context': {'@vocab': 'https://www.w3.org/ns/credentials/examples#'}};

describe(
  'eddsa-rdfc-2022',
  {skip: folder === undefined && 'no folder of test files (PEPITES_VECTORS)'},
  () => {
    const read = (name: string) => readFileSync(join(folder ?? '', 'w3c-di-eddsa', name), 'utf8');
    const json = (name: string) => JSON.parse(read(name)) as JsonObject;
    const canonicalize = createCanonicalizer(async (url) =>
      url === 'https://www.w3.org/ns/credentials/examples/v2' ? EXAMPLES : loadContext(url),
    );

    it('makes the canonical forms of the specification', async () => {
      const {proof: _, ...unsecured} = json('eddsa-rdfc-2022/signedDataInt.json');
      assert.equal(await canonicalize(unsecured), read('eddsa-rdfc-2022/canonDocDataInt.txt'));
      const config = json('eddsa-rdfc-2022/proofConfigDataInt.json');
      assert.equal(await canonicalize(config), read('eddsa-rdfc-2022/proofCanonDataInt.txt'));
    });

    it('makes the hash, the signature and the proof value of the specification', async () => {
      const {proof, ...unsecured} = json('eddsa-rdfc-2022/signedDataInt.json') as {proof: JsonObject};
      const data = await hashForProof({unsecured, proof, canonicalize});
      assert.equal(toHex(data), read('eddsa-rdfc-2022/combinedHashDataInt.txt').trim());
      const keys = json('keyPair.json');
      const signer = await createEd25519Signer(decodeSeed(keys['privateKeyMultibase']) ?? new Uint8Array());
      const signature = await signer.sign(data);
      assert.equal(toHex(signature), read('eddsa-rdfc-2022/sigHexDataInt.txt').trim());
      assert.equal(encodeProofValue(signature), proof['proofValue']);
      const publicKey = decodePublicKey(keys['publicKeyMultibase']) ?? new Uint8Array();
      assert.deepEqual(signer.publicKey, publicKey);
      const written = decodeProofValue(proof['proofValue']) ?? new Uint8Array();
      assert.equal(await verifyEd25519({publicKey, signature: written, data}), true);
      written[0] = (written[0] ?? 0) ^ 1;
      assert.equal(await verifyEd25519({publicKey, signature: written, data}), false);
    });
  },
);
