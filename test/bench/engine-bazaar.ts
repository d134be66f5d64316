/** Digital Bazaar's `vc` with its suite, given the contexts and the issuer's key at hand. */
/// <reference path="../../packages/credentials/test/oracles.d.ts" />
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {loadContext} from '../../packages/credentials/src/contexts/registry.ts';
import {countVerified, type Engine} from './engine.ts';

export function createEngine(): Engine {
  const documents = new Map<string, object>();
  const documentLoader = async (url: string): Promise<object> => {
    const document = documents.get(url) ?? (await loadContext(url)) ?? keyDocument(url);
    if (!document) throw new Error(`not mapped: ${url}`);
    documents.set(url, document);
    return {contextUrl: null, documentUrl: url, document, tag: 'static'};
  };
  const suite = new DataIntegrityProof({cryptosuite});
  const verify: Engine['verify'] = async (credential) =>
    (await vc.verifyCredential({credential, suite, documentLoader, now: new Date('2026-11-23T12:00:00Z')}))
      .verified;
  return {verify, verifyAll: (badges) => countVerified(badges, verify)};
}

/** The document of a did:key, or its one key. */
function keyDocument(url: string): object | undefined {
  const [did = '', fragment] = url.split('#', 2);
  if (!did.startsWith('did:key:')) return undefined;
  const publicKeyMultibase = did.slice('did:key:'.length);
  const id = `${did}#${publicKeyMultibase}`;
  const key = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase,
  };
  if (fragment !== undefined) return key;
  return {
    '@context': 'https://www.w3.org/ns/did/v1',
    id: did,
    assertionMethod: [id],
    verificationMethod: [key],
  };
}
