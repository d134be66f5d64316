/** Finds a key in a controller document (https://www.w3.org/TR/cid-1.0/), and what the document lets it do. */
import {decodeBase64Url} from '../encoding/base64url.js';
import {list, object, objects, strings, text} from '../parse/values.js';
import type {JsonObject} from '../types.js';
import {decodePublicKey} from './multikey.js';

export interface ListedKey {
  /** 32 bytes; undefined when the document lists the key in a form that is not Ed25519. */
  readonly publicKey: Uint8Array<ArrayBuffer> | undefined;
  /** Why the key may not sign badges of this controller, if so. */
  readonly problem: string | undefined;
}

/** True when a document says which keys may make assertions: a profile or a web page does not. */
export function isControllerDocument(document: JsonObject): boolean {
  return document['assertionMethod'] !== undefined || document['verificationMethod'] !== undefined;
}

/** @returns undefined when the document does not list this verification method under `assertionMethod`. */
export function findAssertionKey(
  document: JsonObject,
  input: {readonly controllerId: string; readonly verificationMethod: string},
): ListedKey | undefined {
  const {controllerId, verificationMethod} = input;
  const isIt = (id: unknown) => typeof id === 'string' && absolute(id, controllerId) === verificationMethod;
  const assertions = list(document['assertionMethod']);
  const embedded = objects(assertions).find((method) => isIt(method['id']));
  const isReferenced = strings(assertions).some(isIt);
  const method =
    embedded ?? (isReferenced ? objects(document['verificationMethod']).find(({id}) => isIt(id)) : undefined);
  return method && {publicKey: publicKeyOf(method), problem: problemOf(method, controllerId)};
}

function problemOf(method: JsonObject, controllerId: string): string | undefined {
  if (!list(method['controller']).includes(controllerId)) return 'The key names another controller';
  return method['revoked'] === undefined ? undefined : 'The key is revoked';
}

/** `Multikey`, `Ed25519VerificationKey2020` (same encoding), or a JSON Web Key. */
function publicKeyOf(method: JsonObject): Uint8Array<ArrayBuffer> | undefined {
  const jwk = object(method['publicKeyJwk']);
  if (!jwk) return decodePublicKey(method['publicKeyMultibase']);
  const bytes =
    jwk['kty'] === 'OKP' && jwk['crv'] === 'Ed25519' ? decodeBase64Url(text(jwk['x']) ?? '') : undefined;
  return bytes?.length === 32 ? bytes : undefined;
}

/** DID documents may write `#key-1` for their own keys. */
function absolute(id: string, base: string): string {
  return id.startsWith('#') ? base + id : id;
}
