/** Reads what a command is given, to a bound: a file without an end must not fill the memory. */
import {createReadStream} from 'node:fs';
import {resolve} from 'node:path';
import type {Io} from './io.js';

/** The largest file that the engine reads. One byte more is enough for it to say that a file is too large. */
export const maxInputBytes = 10_000_000;

/** @returns the whole stream, or its first `maxInputBytes + 1` bytes */
export async function readAtMost(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxInputBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxInputBytes + 1);
}

/**
 * A file, relative to the folder of the command, or standard input for `-`.
 * @throws the file system's error (ENOENT, EISDIR, EACCES…)
 */
export async function readBytes(file: string, io: Pick<Io, 'readInput' | 'cwd'>): Promise<Uint8Array> {
  if (file === '-') return io.readInput();
  return readAtMost(createReadStream(resolve(io.cwd, file), {end: maxInputBytes}));
}
