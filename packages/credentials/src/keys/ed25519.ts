/** Ed25519 (RFC 8032) by WebCrypto; by @noble/ed25519, loaded then, where the browser lacks it. */
import {decodeBase64Url} from '../encoding/base64url.js';
import {concatBytes} from '../encoding/bytes.js';

const ALGORITHM = {name: 'Ed25519'};
/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410 §7). */
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);

export async function verifyEd25519(input: {
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}): Promise<boolean> {
  const {publicKey, signature, data} = input;
  if (signature.length !== 64) return false;
  const key = await importOrUndefined(
    crypto.subtle.importKey('raw', publicKey, ALGORITHM, false, ['verify']),
  );
  if (key === 'invalid') return false;
  if (key) return crypto.subtle.verify(ALGORITHM, key, signature, data);
  const noble = await import('@noble/ed25519');
  return noble.verifyAsync(signature, data, publicKey).catch(() => false);
}

/** A signer for this 32-byte seed, with its public key. */
export async function createEd25519Signer(seed: Uint8Array): Promise<{
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly sign: (data: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
}> {
  const pkcs8 = concatBytes([PKCS8_PREFIX, seed]);
  const key = await importOrUndefined(crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, true, ['sign']));
  if (key === undefined || key === 'invalid') {
    const noble = await import('@noble/ed25519');
    return {
      publicKey: new Uint8Array(await noble.getPublicKeyAsync(seed)),
      sign: async (data) => new Uint8Array(await noble.signAsync(data, seed)),
    };
  }
  const {x = ''} = await crypto.subtle.exportKey('jwk', key);
  return {
    publicKey: decodeBase64Url(x) ?? new Uint8Array(),
    sign: async (data) => new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, data)),
  };
}

/** @returns undefined where the algorithm is missing, `invalid` where these bytes are no key. */
async function importOrUndefined(imported: Promise<CryptoKey>): Promise<CryptoKey | 'invalid' | undefined> {
  try {
    return await imported;
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError' ? undefined : 'invalid';
  }
}
