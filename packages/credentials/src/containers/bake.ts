/** Puts a credential into a PNG (Open Badges 3.0 §5.3.2, "Baked Badges"; Open Badges Baking 1.0 for versions before). */
import {concatBytes} from '../encoding/bytes.js';
import {type BakeOptions, versionOf} from './baked-version.js';
import {isBadgeChunk, OB2_KEYWORD, OB3_KEYWORD} from './png-text.js';
import {makeInternationalText, makePlainText, readPngChunks} from './png.js';

/**
 * A copy of the PNG that carries this credential; a badge that was baked before, of any version, is replaced.
 * @param credentialText the JSON text, or a compact JWS
 * @throws {CredentialError} ERR_PNG_MALFORMED, ERR_PNG_CRC
 */
export function bakePng(
  png: Uint8Array,
  credentialText: string,
  options: BakeOptions = {},
): Uint8Array<ArrayBuffer> {
  const kept = readPngChunks(png).filter((chunk) => !isBadgeChunk(chunk));
  const parts = kept.map(({start, end}) => png.subarray(start, end));
  const end = parts.pop() ?? new Uint8Array();
  const keyword = versionOf(credentialText, options) === 2 ? OB2_KEYWORD : OB3_KEYWORD;
  const chunk =
    options.chunk === 'tEXt'
      ? makePlainText(keyword, asAscii(credentialText))
      : makeInternationalText(keyword, credentialText);
  return concatBytes([png.subarray(0, 8), ...parts, chunk, end]);
}

/** The same JSON; a JWS is ASCII already. */
function asAscii(text: string): string {
  return text.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
