/** Is a recording whole, and nothing else beside? Each kind of file is walked from its first byte to its last. */
import {isWholeWebm} from './webm.js';

type Walk = (bytes: Buffer) => boolean;

/** What file-type says → what is stored and served, and how it is walked. */
export const recordings: ReadonlyMap<string, {readonly mediaType: string; readonly isWhole: Walk}> = new Map([
  ...['video/webm', 'audio/webm', 'video/matroska', 'audio/matroska'].map(
    (found) => [found, {mediaType: 'audio/webm', isWhole: isWholeWebm}] as const,
  ),
  ...['audio/ogg', 'video/ogg', 'audio/ogg; codecs=opus', 'audio/opus'].map(
    (found) => [found, {mediaType: 'audio/ogg', isWhole: isWholeOgg}] as const,
  ),
  ...['audio/mp4', 'video/mp4', 'audio/x-m4a'].map(
    (found) => [found, {mediaType: 'audio/mp4', isWhole: isWholeMp4}] as const,
  ),
  ...['audio/wav', 'audio/vnd.wave', 'audio/x-wav'].map(
    (found) => [found, {mediaType: 'audio/wav', isWhole: isWholeWav}] as const,
  ),
  ['audio/mpeg', {mediaType: 'audio/mpeg', isWhole: isWholeMp3}],
  ['audio/aac', {mediaType: 'audio/aac', isWhole: isWholeAdts}],
]);

/** RIFF: a length, then chunks, among them the format and the sound. */
export function isWholeWav(bytes: Buffer): boolean {
  if (bytes.length < 44 || bytes.toString('latin1', 8, 12) !== 'WAVE') return false;
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) return false;
  const seen = new Set<string>();
  let at = 12;
  while (at + 8 <= bytes.length) {
    seen.add(bytes.toString('latin1', at, at + 4));
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return (at === bytes.length || at === bytes.length + 1) && seen.has('fmt ') && seen.has('data');
}

/** RFC 3533: pages to the last byte; the first of each stream says what it holds. */
export function isWholeOgg(bytes: Buffer): boolean {
  let at = 0;
  let hasSound = false;
  while (at < bytes.length) {
    if (at + 27 > bytes.length || bytes.toString('latin1', at, at + 4) !== 'OggS') return false;
    const segments = bytes[at + 26] ?? 0;
    const body = at + 27 + segments;
    if (body > bytes.length) return false;
    let size = 0;
    for (let segment = at + 27; segment < body; segment++) size += bytes[segment] ?? 0;
    const isFirst = ((bytes[at + 5] ?? 0) & 2) !== 0;
    if (isFirst) {
      const head = bytes.toString('latin1', body, body + 8);
      if (head !== 'OpusHead' && !head.startsWith('\u0001vorbis')) return false;
      hasSound = true;
    }
    at = body + size;
  }
  return hasSound && at === bytes.length;
}

/** ISO base media: boxes to the last byte, and no track of pictures. */
export function isWholeMp4(bytes: Buffer): boolean {
  const boxes = new Set<string>();
  let at = 0;
  while (at < bytes.length) {
    if (at + 8 > bytes.length) return false;
    const type = bytes.toString('latin1', at + 4, at + 8);
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1;
    if (!/^[\w ©-]{4}$/.test(type) || (isLong && at + 16 > bytes.length)) return false;
    if (boxes.size === 0 && type !== 'ftyp') return false;
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? bytes.length - at : short;
    if (size < (isLong ? 16 : 8) || at + size > bytes.length) return false;
    if (type === 'moov' && hasPictures(bytes.subarray(at, at + size))) return false;
    boxes.add(type);
    at += size;
  }
  return boxes.has('moov') && (boxes.has('mdat') || boxes.has('moof'));
}

function hasPictures(moov: Buffer): boolean {
  for (let at = moov.indexOf('hdlr'); at !== -1; at = moov.indexOf('hdlr', at + 4))
    if (moov.toString('latin1', at + 12, at + 16) === 'vide') return true;
  return false;
}

/** ADTS: frames that say their length. */
export function isWholeAdts(bytes: Buffer): boolean {
  let at = 0;
  while (at + 7 <= bytes.length && bytes[at] === 0xff && ((bytes[at + 1] ?? 0) & 0xf6) === 0xf0) {
    const size =
      (((bytes[at + 3] ?? 0) & 3) << 11) | ((bytes[at + 4] ?? 0) << 3) | ((bytes[at + 5] ?? 0) >> 5);
    if (size < 7) return false;
    at += size;
  }
  return at > 0 && at === bytes.length;
}

const bitRates = {
  v1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  v2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

/** MPEG audio, layer III: perhaps tags before, frames whose length follows from their head, perhaps a tag behind. */
export function isWholeMp3(bytes: Buffer): boolean {
  let at = 0;
  if (bytes.toString('latin1', 0, 3) === 'ID3' && bytes.length > 10)
    at = 10 + [6, 7, 8, 9].reduce((sum, index) => (sum << 7) | ((bytes[index] ?? 0) & 0x7f), 0);
  let frames = 0;
  for (;;) {
    if (at === bytes.length || (bytes.length - at === 128 && bytes.toString('latin1', at, at + 3) === 'TAG'))
      return frames > 1;
    const size = mp3FrameSize(bytes, at);
    if (size === undefined || at + size > bytes.length) return false;
    at += size;
    frames++;
  }
}

function mp3FrameSize(bytes: Buffer, at: number): number | undefined {
  const [sync = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  const version = (second >> 3) & 3;
  const isLayer3 = ((second >> 1) & 3) === 1;
  if (sync !== 0xff || second < 0xe0 || version === 1 || !isLayer3) return undefined;
  const isV1 = version === 3;
  const bitRate = (isV1 ? bitRates.v1 : bitRates.v2)[third >> 4];
  const sampleRate = sampleRates[(third >> 2) & 3];
  if (bitRate === undefined || bitRate === 0 || sampleRate === undefined) return undefined;
  const hertz = sampleRate / (isV1 ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((isV1 ? 144 : 72) * bitRate * 1000) / hertz) + ((third >> 1) & 1);
}
