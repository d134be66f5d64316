/** Reads the keys of a controller document (https://www.w3.org/TR/cid-1.0/), and what it lets them do. */
import {readDateTime} from '../checks/dates.js';
import {list, object, objects, strings, text} from '../parse/values.js';
import type {JsonObject} from '../types.js';
import {ed25519FromBase58, keyFromJwk, keyFromMultibase, type PublicKey} from './public-key.js';

export interface ListedKey {
  /** Absolute URL of the verification method, and the `kid` of its JWK where it has one. */
  readonly names: readonly string[];
  /** Undefined when it is listed in a form that is not supported. */
  readonly key: PublicKey | undefined;
  /** Why the key may not sign badges of this controller, if so. */
  readonly problem: string | undefined;
}

/** A document of thousands of keys is no issuer's. */
const MAX_KEYS = 200;

/** True when a document says which keys may make assertions: a profile or a web page does not. */
export function isControllerDocument(document: JsonObject): boolean {
  return document['assertionMethod'] !== undefined || document['verificationMethod'] !== undefined;
}

/** The keys that the document lists under `assertionMethod`, by reference or in place. */
export function assertionKeys(document: JsonObject, controllerId: string, now: Date): readonly ListedKey[] {
  const assertions = list(document['assertionMethod']).slice(0, MAX_KEYS);
  const methods = objects(document['verificationMethod']).slice(0, MAX_KEYS);
  const idOf = (method: JsonObject) => absolute(text(method['id']) ?? '', controllerId);
  const referenced = strings(assertions).flatMap((id) => {
    const name = absolute(id, controllerId);
    return methods.filter((method) => idOf(method) === name).slice(0, 1);
  });
  return [...objects(assertions), ...referenced].map((method) => ({
    names: [idOf(method), ...strings(object(method['publicKeyJwk'])?.['kid'])],
    key: keyOfMethod(method),
    problem: problemOfMethod(method, controllerId, now),
  }));
}

/** `Multikey`, `Ed25519VerificationKey2020` (same encoding) and `…2018` (base58), or a JSON Web Key. */
export function keyOfMethod(method: JsonObject): PublicKey | undefined {
  return (
    keyFromJwk(object(method['publicKeyJwk'])) ??
    keyFromMultibase(method['publicKeyMultibase']) ??
    ed25519FromBase58(method['publicKeyBase58'])
  );
}

/** Why a key may not sign for this controller, if so. "Not verify any proofs at or after the time of expiration" (CID §2.2). */
export function problemOfMethod(method: JsonObject, controllerId: string, now: Date): string | undefined {
  if (!list(method['controller']).includes(controllerId)) return 'The key names another controller';
  if (method['revoked'] !== undefined) return 'The key is revoked';
  if (method['expires'] === undefined) return undefined;
  return (readDateTime(method['expires']) ?? 0) > now.getTime() ? undefined : 'The key is expired';
}

/** DID documents may write `#key-1` for their own keys. */
function absolute(id: string, base: string): string {
  return id.startsWith('#') ? base + id : id;
}
