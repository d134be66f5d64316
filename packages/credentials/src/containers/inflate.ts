/** Decompression with a ceiling: a small file must not become a large memory. */
import {CredentialError} from '../errors.js';
import {concatBytes} from '../encoding/bytes.js';

/**
 * @param format `deflate` is zlib (PNG), `gzip` is RFC 1952 (status lists)
 * @returns undefined when the data is not of that format
 * @throws {CredentialError} ERR_TOO_LARGE above `maxBytes`
 */
export async function inflate(
  compressed: Uint8Array,
  format: 'deflate' | 'gzip',
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const source = new Blob([new Uint8Array(compressed)]).stream();
  const reader = source.pipeThrough(new DecompressionStream(format)).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const next = await reader.read().catch(() => undefined);
    if (next === undefined) return undefined;
    if (next.done) return concatBytes(parts);
    length += next.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw new CredentialError('ERR_TOO_LARGE', `Compressed data above ${maxBytes} bytes`);
    }
    parts.push(next.value);
  }
}
