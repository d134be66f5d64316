/** From bytes to the text of a credential, whatever carries it. */
import {CredentialError} from '../errors.js';
import {MAX_INPUT_BYTES, MAX_TEXT_LENGTH} from '../parse/limits.js';
import type {Container} from '../types.js';
import {isCompactJws} from './jws.js';
import {isPng} from './png.js';
import {extractFromPng} from './png-text.js';
import {extractFromSvg} from './svg.js';

export interface Extracted {
  /** JSON text, a compact JWS or JWT, or (badges before 2.0) the address of an assertion. */
  readonly text: string;
  readonly container: Container;
}

/**
 * The credential in a PNG, an SVG, or a text file (UTF-8). The text is not yet known to be a credential.
 * @throws {CredentialError} ERR_TOO_LARGE, ERR_NOT_A_CREDENTIAL, ERR_NO_CREDENTIAL_IN_IMAGE, ERR_PNG_MALFORMED, ERR_PNG_CRC,
 *   ERR_PNG_TWO_CREDENTIALS, ERR_SVG_MALFORMED
 */
export async function extract(bytes: Uint8Array): Promise<Extracted> {
  if (bytes.length > MAX_INPUT_BYTES) {
    throw new CredentialError('ERR_TOO_LARGE', `More than ${MAX_INPUT_BYTES} bytes`);
  }
  if (isPng(bytes)) return {text: await extractFromPng(bytes), container: 'png'};
  try {
    return extractFromText(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch (cause) {
    if (cause instanceof CredentialError) throw cause;
    throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'Neither a PNG file nor UTF-8 text', {cause});
  }
}

/** As `extract`, from text that is already decoded. */
export function extractFromText(source: string): Extracted {
  if (source.length > MAX_TEXT_LENGTH) {
    throw new CredentialError('ERR_TOO_LARGE', `A text of more than ${MAX_TEXT_LENGTH} characters`);
  }
  const text = source.trim();
  if (text.startsWith('<')) return {text: extractFromSvg(text), container: 'svg'};
  if (isCompactJws(text)) return {text, container: 'jwt'};
  if (text.startsWith('{') || text.startsWith('[')) return {text, container: 'json'};
  throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'Neither JSON, a JWS, nor an image');
}
