/** Which algorithm a public JSON Web Key may be used with, and the members of it that make the key. */

/** RFC 8037, RFC 7518. RSA: PS256 is the one of JsonWebSignature2020; older issuers write RS256. */
export type SignatureAlgorithm = 'EdDSA' | 'ES256' | 'ES384' | 'PS256' | 'RS256';

export interface PublicKey {
  readonly algorithm: SignatureAlgorithm;
  /** The public members alone: whatever else a key document wrote (`d`, `kid`, `key_ops`) goes no further. */
  readonly jwk: JsonWebKey;
}

/** 2048 bits, in base64url digits. */
const MIN_MODULUS_DIGITS = 342;

/** @returns undefined when a signature by this algorithm cannot be of this key. */
export function selectPublicKey(jwk: JsonWebKey, algorithm: string): PublicKey | undefined {
  if (jwk.alg !== undefined && jwk.alg !== algorithm) return undefined;
  if (jwk.use !== undefined && jwk.use !== 'sig') return undefined;
  const {kty, crv, x, y, n, e} = jwk;
  switch (algorithm) {
    case 'EdDSA':
      return kty === 'OKP' && crv === 'Ed25519' && x !== undefined
        ? {algorithm, jwk: {kty, crv, x}}
        : undefined;
    case 'ES256':
    case 'ES384':
      return kty === 'EC' &&
        crv === (algorithm === 'ES256' ? 'P-256' : 'P-384') &&
        x !== undefined &&
        y !== undefined
        ? {algorithm, jwk: {kty, crv, x, y}}
        : undefined;
    case 'PS256':
    case 'RS256':
      return kty === 'RSA' && n !== undefined && n.length >= MIN_MODULUS_DIGITS && e !== undefined
        ? {algorithm, jwk: {kty, n, e}}
        : undefined;
    default:
      return undefined;
  }
}
