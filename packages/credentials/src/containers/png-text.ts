/** Finds the one credential that a PNG carries. */
import {CredentialError} from '../errors.js';
import {MAX_INFLATED_BYTES} from '../parse/limits.js';
import {inflate} from './inflate.js';
import {type PngChunk, readPngChunks} from './png.js';

/** Keyword of Open Badges 3.0; then the one of 2.0 and before. */
export const OB3_KEYWORD = 'openbadgecredential';
export const OB2_KEYWORD = 'openbadges';

/** True for a text chunk under one of the two keywords. */
export function isBadgeChunk(chunk: PngChunk): boolean {
  if (chunk.type !== 'iTXt' && chunk.type !== 'tEXt' && chunk.type !== 'zTXt') return false;
  const keyword = String.fromCharCode(...chunk.data.subarray(0, 32)).split('\0', 1)[0];
  return keyword === OB3_KEYWORD || keyword === OB2_KEYWORD;
}

/**
 * The text baked into a PNG. The specifications allow one only; a second is how one badge is shown and another checked.
 * @throws {CredentialError} ERR_PNG_MALFORMED, ERR_PNG_CRC, ERR_PNG_TWO_CREDENTIALS, ERR_NO_CREDENTIAL_IN_IMAGE, ERR_TOO_LARGE
 */
export async function extractFromPng(png: Uint8Array): Promise<string> {
  const [chunk, second] = readPngChunks(png).filter(isBadgeChunk);
  if (!chunk) throw new CredentialError('ERR_NO_CREDENTIAL_IN_IMAGE', 'The PNG file carries no badge');
  if (second)
    throw new CredentialError('ERR_PNG_TWO_CREDENTIALS', 'The PNG file carries more than one badge');
  const bytes = await textBytes(chunk);
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch (cause) {
    throw new CredentialError('ERR_PNG_MALFORMED', 'The baked text is not UTF-8', {cause});
  }
}

async function textBytes(chunk: PngChunk): Promise<Uint8Array> {
  const afterKeyword = chunk.data.indexOf(0) + 1;
  if (chunk.type === 'tEXt') return chunk.data.subarray(afterKeyword);
  if (chunk.type === 'zTXt') return inflated(chunk.data.subarray(afterKeyword + 1));
  const languageEnd = chunk.data.indexOf(0, afterKeyword + 2);
  const translatedEnd = languageEnd < 0 ? -1 : chunk.data.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) throw new CredentialError('ERR_PNG_MALFORMED', 'An iTXt chunk is malformed');
  const body = chunk.data.subarray(translatedEnd + 1);
  return chunk.data[afterKeyword] === 1 ? inflated(body) : body;
}

async function inflated(body: Uint8Array): Promise<Uint8Array> {
  const bytes = await inflate(body, 'deflate', MAX_INFLATED_BYTES);
  if (!bytes) throw new CredentialError('ERR_PNG_MALFORMED', 'The compressed text is malformed');
  return bytes;
}
