/**
 * Makes Data Integrity proofs of every kind with nothing of ours but the context files: plain jsonld, Node's cryptography, and
 * encodings written here. What our own code signs and verifies is held beside it.
 */
/// <reference path="../../packages/credentials/test/oracles.d.ts" />
import {createHash, createPrivateKey, sign} from 'node:crypto';
import jsonld from 'jsonld';
import type {JsonObject} from '@pepites/credentials';
import {loadContext} from '../../packages/credentials/src/contexts/registry.ts';

export interface IndependentProof {
  /** Of JSON-LD proofs: `DataIntegrityProof` and its suite, or the type of a proof of before. */
  readonly suite:
    | 'eddsa-rdfc-2022'
    | 'eddsa-2022'
    | 'eddsa-jcs-2022'
    | 'ecdsa-rdfc-2019'
    | 'ecdsa-jcs-2019'
    | 'Ed25519Signature2020';
  readonly privateJwk: JsonWebKey;
  readonly verificationMethod: string;
  readonly created: string;
  /** More options to sign: `id`, `previousProof`, `expires`… */
  readonly options?: JsonObject;
}

/** The proof of a credential without proofs; `previous`: the proofs that it follows, which it signs too. */
export async function proofOf(
  unsecured: JsonObject,
  {suite, privateJwk, verificationMethod, created, options}: IndependentProof,
  previous: readonly JsonObject[] = [],
): Promise<JsonObject> {
  const kind =
    suite === 'Ed25519Signature2020' ? {type: suite} : {type: 'DataIntegrityProof', cryptosuite: suite};
  const isJcs = suite.includes('-jcs-');
  const proof: JsonObject = {
    ...(isJcs && {'@context': unsecured['@context']}),
    ...kind,
    created,
    verificationMethod,
    proofPurpose: 'assertionMethod',
    ...options,
  };
  const document = previous.length === 0 ? unsecured : {...unsecured, proof: previous};
  const context = {'@context': unsecured['@context']};
  const texts = isJcs
    ? [canonicalJson(proof), canonicalJson(document)]
    : [await plainCanonize({...proof, ...context}), await plainCanonize({...document, ...context})];
  const hash = privateJwk.crv === 'P-384' ? 'sha384' : 'sha256';
  const data = Buffer.concat(texts.map((text) => createHash(hash).update(text).digest()));
  const key = createPrivateKey({key: {...privateJwk}, format: 'jwk'});
  const value = sign(privateJwk.kty === 'EC' ? hash : null, data, {key, dsaEncoding: 'ieee-p1363'});
  return {...proof, proofValue: `z${base58(value)}`};
}

/** jsonld by its front door: canonical N-Quads in safe mode, contexts from those that ship. */
export async function plainCanonize(document: JsonObject): Promise<string> {
  return jsonld.canonize(document, {algorithm: 'RDFC-1.0', safe: true, base: null, documentLoader});
}

async function documentLoader(url: string): Promise<object> {
  const document = await loadContext(url);
  if (!document) throw new Error(`not shipped: ${url}`);
  return {contextUrl: null, documentUrl: url, document, tag: 'static'};
}

/** RFC 8785, for what JSON.parse gives. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

export function base58(bytes: Uint8Array): string {
  let text = '';
  for (let rest = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`); rest > 0n; rest /= 58n) {
    text = digits.charAt(Number(rest % 58n)) + text;
  }
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}
