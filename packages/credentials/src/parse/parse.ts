/** Reads a badge: from whatever carries it to the one normalised view. Proves nothing. */
import {type Extracted, extract, extractFromText} from '../containers/extract.js';
import {isCompactJws, readCompactJws} from '../containers/jws.js';
import {CredentialError} from '../errors.js';
import type {CredentialFormat, CredentialView, JsonObject, ParsedCredential} from '../types.js';
import {detectFormat} from './format.js';
import {isJsonObject, parseJsonObject} from './json.js';
import {viewOfAssertion} from './view-ob2.js';
import {viewOfCredential} from './view-ob3.js';

/**
 * Reads a badge in any form: bytes of a PNG, SVG, JSON or JWT file; the text of one; or the JSON object itself.
 *
 * Bounds: 10 MB, 200 levels of nesting, 2 MB once decompressed. Nothing is fetched, run or trusted: pass texts to text nodes
 * and URLs through `safeUrl`.
 *
 * @throws {CredentialError} ERR_NOT_A_CREDENTIAL, ERR_TOO_LARGE, ERR_TOO_DEEP, ERR_JSON_MALFORMED, ERR_JWT_MALFORMED,
 *   ERR_PNG_MALFORMED, ERR_PNG_CRC, ERR_PNG_TWO_CREDENTIALS, ERR_SVG_MALFORMED, ERR_NO_CREDENTIAL_IN_IMAGE
 */
export async function parse(input: Uint8Array | string | object): Promise<ParsedCredential> {
  if (input instanceof Uint8Array) return parseExtracted(await extract(input));
  return parseExtracted(
    typeof input === 'string' ? extractFromText(input) : {text: textOf(input), container: 'json'},
  );
}

/** The second half of `parse`, for a text whose carrier is known. */
export function parseExtracted({text, container}: Extracted): ParsedCredential {
  const document = documentOf(text.trim(), container);
  const format = detectFormat(document, isCompactJws(text.trim()) ? 'jwt' : container);
  if (format === 'unknown' && Object.keys(document).length === 0) {
    throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'The JSON object is empty');
  }
  return {format, container, document, text, view: viewOf(format, document)};
}

function documentOf(text: string, container: Extracted['container']): JsonObject {
  if (isCompactJws(text)) {
    const {payload} = readCompactJws(text);
    return isJsonObject(payload['vc']) ? payload['vc'] : payload;
  }
  // Badges before 2.0 were often baked as the address of their assertion alone.
  if ((container === 'png' || container === 'svg') && /^https?:\/\/\S+$/.test(text)) {
    return {id: text, verify: {type: 'hosted', url: text}};
  }
  return parseJsonObject(text);
}

function viewOf(format: CredentialFormat, document: JsonObject): CredentialView {
  return format.startsWith('ob2') || format === 'ob1' || format === 'ob0.5'
    ? viewOfAssertion(document)
    : viewOfCredential(document);
}

/** Text first, so that getters, prototypes and `toJSON` of a foreign object cannot answer differently later. */
function textOf(input: object): string {
  try {
    const text = JSON.stringify(input) as string | undefined;
    if (text?.startsWith('{') === true) return text;
  } catch (cause) {
    if (cause instanceof RangeError) throw new CredentialError('ERR_TOO_DEEP', 'Nested too deeply', {cause});
    throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'The object is not JSON', {cause});
  }
  throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'The object is not a JSON object');
}
