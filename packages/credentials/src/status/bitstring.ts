/**
 * The list of bits of a Bitstring Status List: one bit per badge, the first at the left of the first byte.
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-encoding
 */
import {inflate} from '../containers/inflate.js';
import {decodeBase64Url, encodeBase64Url} from '../encoding/base64url.js';
import {CredentialError} from '../errors.js';

/** Bits of the shortest list that hides which badge is asked about. */
export const MIN_STATUS_LIST_LENGTH = 131_072;
/** Bytes of the longest list that is read: 32 million badges. */
export const MAX_STATUS_LIST_BYTES = 4_194_304;

/** Bits, eight to a byte. Its length in bits is eight times `bytes.length`. */
export interface StatusList {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A list of zeros.
 * @param length in bits, a multiple of 8, at least 131,072
 * @throws {CredentialError} ERR_STATUS_INDEX
 */
export function createStatusList(length: number = MIN_STATUS_LIST_LENGTH): StatusList {
  if (!Number.isInteger(length) || length % 8 !== 0 || length < MIN_STATUS_LIST_LENGTH) {
    throw new CredentialError(
      'ERR_STATUS_INDEX',
      `The length must be a multiple of 8, ${MIN_STATUS_LIST_LENGTH} or more`,
    );
  }
  return {bytes: new Uint8Array(length / 8)};
}

/** Changes the list in place. @throws {CredentialError} ERR_STATUS_INDEX when out of range */
export function setStatus(list: StatusList, index: number, value: boolean): void {
  const {byte, mask, place} = locate(list, index);
  list.bytes[place] = value ? byte | mask : byte & ~mask;
}

/** @throws {CredentialError} ERR_STATUS_INDEX when out of range */
export function getStatus(list: StatusList, index: number): boolean {
  const {byte, mask} = locate(list, index);
  return (byte & mask) !== 0;
}

function locate(list: StatusList, index: number): {place: number; byte: number; mask: number} {
  const place = Math.floor(index / 8);
  const byte = Number.isInteger(index) ? list.bytes[place] : undefined;
  if (byte === undefined) throw new CredentialError('ERR_STATUS_INDEX', `No bit ${index} in the list`);
  return {place, byte, mask: 0x80 >> (index % 8)};
}

/** The `encodedList`: multibase `u` + base64url of the gzipped bits. */
export async function encodeStatusList(list: StatusList): Promise<string> {
  const stream = new Blob([list.bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return `u${encodeBase64Url(new Uint8Array(await new Response(stream).arrayBuffer()))}`;
}

/**
 * @param options.maxBytes of the list once decompressed; 4 MiB when not given
 * @throws {CredentialError} ERR_NOT_A_CREDENTIAL when it is not such a text, ERR_TOO_LARGE
 */
export async function decodeStatusList(
  encodedList: string,
  {maxBytes = MAX_STATUS_LIST_BYTES}: {readonly maxBytes?: number} = {},
): Promise<StatusList> {
  const compressed = encodedList.startsWith('u') ? decodeBase64Url(encodedList.slice(1)) : undefined;
  const bytes = compressed && (await inflate(compressed, 'gzip', maxBytes));
  if (!bytes)
    throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'encodedList is not gzip in multibase base64url');
  return {bytes};
}
