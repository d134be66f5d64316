/** Public keys in PEM (RFC 7468), as the CryptographicKey of Open Badges 2.0 carries them. */
import {decodeBase64Url} from '../encoding/base64url.js';
import {readPublicKeyInfo, readRsaPublicKey} from './der.js';
import {ecFromPoint, keyFromJwk, type PublicKey, rsa} from './public-key.js';
import {encodeBase64Url} from '../encoding/base64url.js';

const PEM = /-----BEGIN (RSA )?PUBLIC KEY-----([\sA-Za-z\d+/=]+)-----END (?:RSA )?PUBLIC KEY-----/;

/** Object identifiers in hexadecimal (RFC 8017, RFC 5480, RFC 8410). */
export const RSA_ENCRYPTION = '2a864886f70d010101';
export const EC_PUBLIC_KEY = '2a8648ce3d0201';
export const ED25519 = '2b6570';
export const CURVES = {'P-256': '2a8648ce3d030107', 'P-384': '2b81040022'} as const;

const CURVE_NAMES = ['P-256', 'P-384'] as const;

/** @returns undefined when the text is not the PEM of a public key of a supported type */
export function keyFromPem(pem: unknown): PublicKey | undefined {
  const [, isPkcs1, body = ''] = typeof pem === 'string' && pem.length < 8192 ? (PEM.exec(pem) ?? []) : [];
  const der = decodeBase64Url(body.replaceAll(/[\s=]/g, '').replaceAll('+', '-').replaceAll('/', '_'));
  if (!der || der.length === 0) return undefined;
  if (isPkcs1 !== undefined) return rsaFromDer(der);
  const info = readPublicKeyInfo(der);
  if (info?.algorithm === RSA_ENCRYPTION) return rsaFromDer(info.key);
  if (info?.algorithm === ED25519) {
    return keyFromJwk({kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(info.key)});
  }
  const curve = CURVE_NAMES.find(
    (name) => info?.algorithm === EC_PUBLIC_KEY && info.parameters === CURVES[name],
  );
  return info && curve && ecFromPoint(curve, info.key);
}

function rsaFromDer(der: Uint8Array): PublicKey | undefined {
  const numbers = readRsaPublicKey(der);
  return numbers && rsa(numbers.n, numbers.e);
}
