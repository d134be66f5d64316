/** The DID methods that need no ledger: did:key and did:jwk carry their key, did:web names an HTTPS document. */
import {decodeBase64Url} from '../encoding/base64url.js';
import {parseJsonObject} from '../parse/json.js';
import {safeUrl} from '../parse/safe-url.js';
import {keyFromJwk, keyFromMultibase, type PublicKey} from './public-key.js';

/** A DID that is its own key. */
export interface SelfContainedDid {
  readonly did: string;
  /** Undefined when what it carries is no supported public key. */
  readonly key: PublicKey | undefined;
}

const DID_KEY = /^(did:key:(z[1-9A-HJ-NP-Za-km-z]{1,1200}))(?:#(.*))?$/;
const DID_JWK = /^(did:jwk:([\w-]{1,4096}))(?:#(.*))?$/;

/**
 * The key of a `did:key` or `did:jwk`, also when it is written as the URL of its one verification method.
 * @returns undefined for any other text, and for a fragment that names another key
 */
export function selfContainedKey(text: string): SelfContainedDid | undefined {
  const [, didKey = '', multibase, keyFragment] = DID_KEY.exec(text) ?? [];
  if (multibase !== undefined) {
    const isOwn = keyFragment === undefined || keyFragment === multibase;
    return isOwn ? {did: didKey, key: keyFromMultibase(multibase)} : undefined;
  }
  const [, didJwk = '', encoded, jwkFragment] = DID_JWK.exec(text) ?? [];
  if (encoded === undefined || (jwkFragment !== undefined && jwkFragment !== '0')) return undefined;
  return {did: didJwk, key: keyOfEncodedJwk(encoded)};
}

export function isSelfContainedDid(text: string): boolean {
  return /^did:(?:key|jwk):/.test(text);
}

/**
 * Where the document of a `did:web` is (https; http on the loopback interface).
 * @see https://w3c-ccg.github.io/did-method-web/#read-resolve
 */
export function urlOfDidWeb(did: string): string | undefined {
  const [, host, path] = /^did:web:([^:#?/]+)((?::[^:#?/]+)*)$/.exec(did.split('#', 1)[0] ?? '') ?? [];
  if (host === undefined) return undefined;
  const authority = host.replace(/%3a/i, ':');
  const rest = path === undefined || path === '' ? '/.well-known' : path.replaceAll(':', '/');
  return safeUrl(`https://${authority}${rest}/did.json`);
}

function keyOfEncodedJwk(encoded: string): PublicKey | undefined {
  const bytes = decodeBase64Url(encoded);
  try {
    return bytes && keyFromJwk(parseJsonObject(new TextDecoder('utf-8', {fatal: true}).decode(bytes)));
  } catch {
    // Not JSON: not a key.
    return undefined;
  }
}
