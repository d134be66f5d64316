/** The two DID methods that need no ledger: did:key carries its key, did:web names an HTTPS document. */
import {safeUrl} from '../parse/safe-url.js';

/** The multibase key of a `did:key`, or undefined for any other text. A fragment, where there is one, must repeat the key. */
export function keyOfDidKey(did: string): string | undefined {
  const [, key, fragment] = /^did:key:(z[1-9A-HJ-NP-Za-km-z]+)(?:#(.*))?$/.exec(did) ?? [];
  return fragment === undefined || fragment === key ? key : undefined;
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
