/** Checks the signature of a compact JWS (RFC 7515 §5.2) with a key that is already known. */
import {fail, type Finding, pass} from '../checks/finding.js';
import {decodeBase64Url} from '../encoding/base64url.js';
import {utf8} from '../encoding/bytes.js';
import {isPrivateJwk, type PublicKey} from '../keys/public-key.js';
import {
  type KeyMemory,
  keyTypeOf,
  type SignatureAlgorithm,
  signatureAlgorithm,
  verifySignature,
} from '../keys/verify-signature.js';
import {text} from '../parse/values.js';
import type {JsonObject} from '../types.js';

/** What is wrong with a header before any key is looked for; or the algorithm it names. */
export function readAlgorithm(header: JsonObject): SignatureAlgorithm | Finding {
  const algorithm = signatureAlgorithm(header['alg']);
  if (!algorithm) {
    // `none` proves nothing; `HS256` would take a public key for a secret (RFC 8725 §2.1).
    return fail('JWT_ALGORITHM', `alg is ${text(header['alg'])?.slice(0, 40) ?? 'missing'}`);
  }
  if (isPrivateJwk(header['jwk'])) return fail('KEY_PRIVATE', 'The header gives the private key away');
  // An extension that must be understood (RFC 7515 §4.1.11): none is.
  if ('crit' in header || 'b64' in header) return fail('JWT_HEADER', 'The header has extensions');
  return algorithm;
}

export async function verifyJws(
  jws: string,
  input: {readonly key: PublicKey; readonly algorithm: SignatureAlgorithm; readonly keys: KeyMemory},
): Promise<Finding> {
  const {key, algorithm, keys} = input;
  const lastDot = jws.lastIndexOf('.');
  const signature = decodeBase64Url(jws.slice(lastDot + 1));
  if (!signature || signature.length === 0) return fail('PROOF_MALFORMED', 'The JWS has no signature');
  if (key.type !== keyTypeOf(algorithm)) {
    return fail('JWT_ALGORITHM', `A key of type ${key.type} does not sign ${algorithm}`);
  }
  const data = utf8(jws.slice(0, lastDot));
  const isGood = await verifySignature({key, algorithm, signature, data}, keys);
  return isGood
    ? pass('OK', `JWS ${algorithm}`)
    : fail('SIGNATURE_INVALID', 'The signature is not of these contents');
}
