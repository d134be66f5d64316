/** Makes a compact JWS (RFC 7515 §7.1). */
import {encodeBase64Url} from '../encoding/base64url.js';
import {utf8} from '../encoding/bytes.js';
import {algorithmOf} from '../keys/signer.js';
import type {JsonObject} from '../types.js';
import type {SigningKey} from './keys.js';

/** @param payload the text to sign, byte for byte */
export async function signJws(
  payload: string,
  {key, header}: {readonly key: SigningKey; readonly header: JsonObject},
): Promise<string> {
  const protectedHeader = JSON.stringify({alg: algorithmOf(key.type), ...header});
  const signed = [protectedHeader, payload].map((part) => encodeBase64Url(utf8(part))).join('.');
  return `${signed}.${encodeBase64Url(await key.sign(utf8(signed)))}`;
}
