/**
 * @transmute/vc.js, held to one question: is this signature of these contents. It gets our key, the contexts that may be used,
 * and nothing to resolve or fetch. Its results are used as a boolean; why it said no is not read out of its messages.
 */
import {JsonWebKey as VcJsKey, JsonWebSignature} from '@transmute/json-web-signature';
import {ld} from '@transmute/vc.js';

import {concatBytes, utf8} from '../encoding/bytes.js';
import {idOf} from '../parse/values.js';
import type {JsonObject} from '../types.js';
import type {DetachedJws} from './detached-jws.js';
import type {PublicKey} from './public-key.js';

interface Question {
  readonly unsecured: JsonObject;
  readonly proof: JsonObject;
  readonly key: {readonly id: string; readonly controller: string};
  readonly publicKey: PublicKey;
  readonly jws: DetachedJws;
  /** Canonical N-Quads (RDFC-1.0) of the document and of the proof's options. */
  readonly expected: {readonly document: string; readonly proof: string};
  readonly loadContext: (url: string) => Promise<object | undefined>;
}

/** `not read`: vc.js refused before it looked at the signature, or it read something else than what was expected. */
export type Answer = 'good' | 'bad' | 'not read';

export async function verifyWithVcJs(question: Question): Promise<Answer> {
  const {unsecured, proof, expected} = question;
  const unread = new Set([expected.document, expected.proof].map(withoutEscapes));
  const suite = new JsonWebSignature();
  // The two suites differ in name only: SHA-256 of the canonical proof options and of the document, signed as a detached JWS.
  suite.type = String(proof['type']);
  const canonize = suite.canonize.bind(suite);
  suite.canonize = async (...input) => {
    const text: unknown = await canonize(...input);
    if (typeof text !== 'string' || !unread.delete(text)) throw new Error('read in another way');
    return text;
  };
  const method = await asVerificationMethod(question);
  if (!method) return 'bad';
  suite.getVerificationMethod = async () => method;
  const result: unknown = await ld.verifyVerifiableCredential({
    credential: {...unsecured, proof},
    suite,
    documentLoader: createDocumentLoader(question),
    // Otherwise it refuses whatever has a status; the caller checks that.
    checkStatus: async () => ({verified: true}),
  });
  if (unread.size > 0) return 'not read';
  return isVerified(result) ? 'good' : 'bad';
}

function isVerified(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'verified' in result && result.verified === true;
}

/** The key as the suite wants it, with the id of its controller; undefined when the members of the JWK make no key. */
async function asVerificationMethod({key, publicKey, jws}: Question): Promise<object | undefined> {
  const {algorithm, jwk} = publicKey;
  const owner = {id: key.id, controller: {id: key.controller}};
  try {
    if (algorithm === 'PS256' || algorithm === 'RS256')
      return {...owner, ...(await rsaVerifier(publicKey, jws))};
    const pair: unknown = await VcJsKey.from({...key, type: 'JsonWebKey2020', publicKeyJwk: jwk});
    return typeof pair === 'object' && pair !== null ? Object.assign(pair, owner) : undefined;
  } catch {
    return undefined;
  }
}

/** vc.js has no RSA, which JsonWebSignature2020 allows; `data` is what the suite hashed. */
async function rsaVerifier({algorithm, jwk}: PublicKey, {encodedHeader, signature}: DetachedJws) {
  const name = algorithm === 'PS256' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  const key = await crypto.subtle.importKey('jwk', jwk, {name, hash: 'SHA-256'}, false, ['verify']);
  const verify = ({data}: {readonly data: Uint8Array}): Promise<boolean> => {
    const signed = concatBytes([utf8(`${encodedHeader}.`), data]);
    return crypto.subtle.verify({name, saltLength: 32}, key, signature, signed);
  };
  return {verifier: () => ({verify})};
}

/** Gives out the contexts, and the one controller that vc.js asks for; anything else is an error, and nothing is fetched. */
function createDocumentLoader({unsecured, key, loadContext}: Question) {
  // vc.js wants the key's controller to be the issuer. That is the caller's check, so it is shown a controller that is.
  const controller = {id: idOf(unsecured['issuer']), assertionMethod: [key.id]};
  return async (url: string): Promise<{documentUrl: string; document: object}> => {
    const context = await loadContext(url);
    // A copy: jsonld 5 writes into the contexts that it is given.
    if (context) return {documentUrl: url, document: structuredClone(context)};
    if (url === key.controller) return {documentUrl: url, document: controller};
    throw new Error('Neither a context nor the controller of the key');
  };
}

/**
 * The canonical form of vc.js's time (URDNA2015) writes control characters in texts as they are, RDFC-1.0 escapes them. All else
 * that RDFC-1.0 escapes stays: URDNA2015 would let an IRI with `>` in it pass for two statements.
 */
function withoutEscapes(text: string): string {
  return text.replaceAll(/\\(?:[\\tbf]|u00(?:[01][\dA-F]|7F))/g, (escape) =>
    // In a text these two are `\n` and `\r` in both forms.
    escape === '\\\\' || escape === '\\u000A' || escape === '\\u000D'
      ? escape
      : String(JSON.parse(`"${escape}"`)),
  );
}
