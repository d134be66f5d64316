/** Public keys as PEM (RFC 7468), as the CryptographicKey of Open Badges 2.0 carries them. */
import {decodeBase64Url, encodeBase64Url} from '../encoding/base64url.js';
import {concatBytes} from '../encoding/bytes.js';
import {CredentialError} from '../errors.js';
import {writePublicKeyInfo, writeRsaPublicKey} from './der-writer.js';
import {CURVES, EC_PUBLIC_KEY, ED25519, RSA_ENCRYPTION} from './pem.js';
import {keyFromJwk, type KeyType} from './public-key.js';

/** @throws {CredentialError} ERR_KEY_UNSUPPORTED for what is not a public key of a supported type (a private one above all) */
export function pemFromJwk(publicJwk: JsonWebKey): string {
  const key = keyFromJwk(publicJwk);
  // P-521 signs no badge of 2.0: its verifiers do not know it.
  if (!key || key.type === 'P-521')
    throw new CredentialError('ERR_KEY_UNSUPPORTED', 'Not a public key of a supported type');
  const digits = encodeBase64Url(infoOf(key.type, key.jwk)).replaceAll('-', '+').replaceAll('_', '/');
  const padded = digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
  const lines = padded.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
}

function infoOf(type: Exclude<KeyType, 'P-521'>, jwk: JsonWebKey): Uint8Array {
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
