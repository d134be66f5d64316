/**
 * The signature of a linked-data proof: a JWS without its payload, `header..signature` (RFC 7797).
 * @see https://w3c-ccg.github.io/lds-jws2020/#json-web-signature-2020
 */
import {decodeBase64Url, encodeBase64Url} from '../encoding/base64url.js';
import {isJsonObject} from '../parse/json.js';

export interface DetachedJws {
  readonly algorithm: string;
  /** As it is written: what is signed begins with it. */
  readonly encodedHeader: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** Above the header of any signer, and an RSA signature of 8192 bits. */
const MAX_CHARACTERS = 2048;

/**
 * Stricter than vc.js, which takes a header without `b64`: the header is `alg`, `b64: false` and `crit: ["b64"]`, nothing else.
 * @returns undefined for any other text.
 */
export function parseDetachedJws(jws: unknown): DetachedJws | undefined {
  if (typeof jws !== 'string' || jws.length > MAX_CHARACTERS) return undefined;
  const [encodedHeader = '', payload, encodedSignature = '', ...rest] = jws.split('.');
  if (payload !== '' || rest.length > 0) return undefined;
  const algorithm = algorithmOf(decodeExactly(encodedHeader));
  const signature = decodeExactly(encodedSignature);
  return algorithm !== undefined && signature ? {algorithm, encodedHeader, signature} : undefined;
}

function algorithmOf(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes) return undefined;
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    return undefined;
  }
  if (!isJsonObject(header) || Object.keys(header).length !== 3) return undefined;
  const {alg, b64, crit} = header;
  const isDetached = b64 === false && Array.isArray(crit) && crit.length === 1 && crit[0] === 'b64';
  return isDetached && typeof alg === 'string' ? alg : undefined;
}

/** The last digit of base64url may carry bits that are not read: only the one spelling of these bytes is taken. */
function decodeExactly(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = decodeBase64Url(text);
  return bytes && bytes.length > 0 && encodeBase64Url(bytes) === text ? bytes : undefined;
}
