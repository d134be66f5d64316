/** Public keys as PEM (RFC 7468), as the CryptographicKey of Open Badges 2.0 carries them. */
import {decodeBase64Url, encodeBase64Url} from '../encoding/base64url.js';
import {concatBytes} from '../encoding/bytes.js';
import {CredentialError} from '../errors.js';
import {writePublicKeyInfo, writeRsaPublicKey} from './der-writer.js';
import {keyFromJwk, type PublicKey} from './public-key.js';

/** Object identifiers in hexadecimal (RFC 8017, RFC 5480, RFC 8410). */
const RSA_ENCRYPTION = '2a864886f70d010101';
const EC_PUBLIC_KEY = '2a8648ce3d0201';
const ED25519 = '2b6570';
const CURVES = {'P-256': '2a8648ce3d030107', 'P-384': '2b81040022'} as const;

/** @throws {CredentialError} ERR_KEY_UNSUPPORTED for what is not a public key of a supported type (a private one above all) */
export function pemFromJwk(publicJwk: JsonWebKey): string {
  const key = keyFromJwk(publicJwk);
  if (!key) throw new CredentialError('ERR_KEY_UNSUPPORTED', 'Not a public key of a supported type');
  const digits = encodeBase64Url(infoOf(key)).replaceAll('-', '+').replaceAll('_', '/');
  const padded = digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
  const lines = padded.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
}

function infoOf({type, jwk}: PublicKey): Uint8Array {
  const [x, y, n, e] = [jwk.x, jwk.y, jwk.n, jwk.e].map(
    (text) => decodeBase64Url(text ?? '') ?? new Uint8Array(),
  );
  const none = new Uint8Array();
  if (type === 'RSA') {
    const numbers = writeRsaPublicKey(n ?? none, e ?? none);
    return writePublicKeyInfo({algorithm: RSA_ENCRYPTION, parameters: null, key: numbers});
  }
  if (type === 'Ed25519') return writePublicKeyInfo({algorithm: ED25519, key: x ?? none});
  const point = concatBytes([Uint8Array.of(4), x ?? none, y ?? none]);
  return writePublicKeyInfo({algorithm: EC_PUBLIC_KEY, parameters: CURVES[type], key: point});
}
