/** Is a WebM file whole, with sound and nothing else? EBML is walked to the last byte (RFC 8794, RFC 9559). */

const ebmlHead = 0x1a45dfa3;
const segment = 0x18538067;
const tracks = 0x1654ae6b;
const cluster = 0x1f43b675;
const trackEntry = 0xae;
const trackType = 0x83;
/** Of a track. */
const sound = 2;
/** SeekHead, Info, Tracks, Cluster, Cues, Tags, Chapters, Void, CRC-32. Not Attachments: any file could hide there. */
const inSegment = new Set([
  ...[0x114d9b74, 0x1549a966, tracks, cluster, 0x1c53bb6b, 0x1254c367, 0x1043a770, 0xec, 0xbf],
]);
/** Timestamp, SimpleBlock, BlockGroup, Position, PrevSize, Void, CRC-32. */
const inCluster = new Set([0xe7, 0xa3, 0xa0, 0xa7, 0xab, 0xec, 0xbf]);

interface Element {
  readonly id: number;
  readonly start: number;
  /** Infinity where the recorder did not know yet. */
  readonly size: number;
}

export function isWholeWebm(bytes: Buffer): boolean {
  const head = readElement(bytes, 0);
  if (head?.id !== ebmlHead || head.start + head.size > bytes.length) return false;
  const body = readElement(bytes, head.start + head.size);
  if (body?.id !== segment) return false;
  if (body.size !== Infinity && body.start + body.size !== bytes.length) return false;
  let at = body.start;
  let hasSound = false;
  let hasCluster = false;
  while (at < bytes.length) {
    const element = readElement(bytes, at);
    if (!element || !inSegment.has(element.id)) return false;
    const end = element.size === Infinity ? endOfCluster(bytes, element) : element.start + element.size;
    if (end === undefined || end > bytes.length) return false;
    if (element.id === tracks) {
      if (!areAllSound(bytes.subarray(element.start, end))) return false;
      hasSound = true;
    }
    hasCluster ||= element.id === cluster;
    at = end;
  }
  return hasSound && hasCluster;
}

/** Its size is not written: it goes as far as what belongs into a cluster. */
function endOfCluster(bytes: Buffer, {id, start}: Element): number | undefined {
  if (id !== cluster) return undefined;
  let at = start;
  while (at < bytes.length) {
    const element = readElement(bytes, at);
    if (!element) return undefined;
    if (!inCluster.has(element.id)) return at;
    at = element.start + element.size;
  }
  return at;
}

function areAllSound(body: Buffer): boolean {
  let count = 0;
  for (const entry of elementsOf(body)) {
    if (entry.id !== trackEntry) continue;
    const type = elementsOf(body.subarray(entry.start, entry.start + entry.size)).find(
      ({id}) => id === trackType,
    );
    if (!type || body[entry.start + type.start + type.size - 1] !== sound) return false;
    count++;
  }
  return count > 0;
}

function elementsOf(body: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < body.length;) {
    const element = readElement(body, at);
    if (!element || element.size === Infinity) return [];
    found.push(element);
    at = element.start + element.size;
  }
  return found;
}

function readElement(bytes: Buffer, at: number): Element | undefined {
  const idLength = lengthOf(bytes[at], 4);
  if (idLength === undefined || at + idLength > bytes.length) return undefined;
  const sizeAt = at + idLength;
  const sizeLength = lengthOf(bytes[sizeAt], 8);
  if (sizeLength === undefined || sizeAt + sizeLength > bytes.length) return undefined;
  let size = (bytes[sizeAt] ?? 0) & (0xff >> sizeLength);
  let isUnknown = size === 0xff >> sizeLength;
  for (let index = 1; index < sizeLength; index++) {
    const byte = bytes[sizeAt + index] ?? 0;
    isUnknown &&= byte === 0xff;
    size = size * 256 + byte;
  }
  return {
    id: bytes.readUIntBE(at, idLength),
    start: sizeAt + sizeLength,
    size: isUnknown ? Infinity : size,
  };
}

/** A number says by its leading zero bits how many bytes it has. */
function lengthOf(first: number | undefined, most: number): number | undefined {
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  return length <= most ? length : undefined;
}
