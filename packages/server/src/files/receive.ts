/** Takes an upload in, piece by piece onto the disk: its size is known before any of it is looked at. */
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {createWriteStream} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {finished} from 'node:stream/promises';
import {Refusal} from '../refusal.js';

export interface ReceivedFile {
  /** On this machine, until `discard`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: Uint8Array;
  /** What the sender says it is, without parameters; empty where they say nothing. */
  readonly declaredType: string;
  discard(): Promise<void>;
}

/**
 * @param folder for files on their way in
 * @throws {Refusal} FILE_TOO_LARGE as soon as it is known: by what is announced, else by what has come
 */
export async function receiveFile(
  request: Request,
  {folder, maxBytes}: {readonly folder: string; readonly maxBytes: number},
): Promise<ReceivedFile> {
  const refusal = new Refusal('FILE_TOO_LARGE', {detail: `More than ${maxBytes} bytes`});
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw refusal;
  await mkdir(folder, {recursive: true, mode: 0o700});
  const path = join(folder, crypto.randomUUID());
  const file = createWriteStream(path, {flags: 'wx', mode: 0o600});
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of piecesOf(request)) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw refusal;
      hash.update(chunk);
      // A slow disk slows the sender, and fills no memory.
      if (!file.write(chunk)) await once(file, 'drain');
    }
    file.end();
    await finished(file);
  } catch (error) {
    file.destroy();
    await rm(path, {force: true});
    throw error;
  }
  return {
    path,
    bytes,
    sha256: hash.digest(),
    declaredType: request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '',
    discard: () => rm(path, {force: true}),
  };
}

/** @throws {Refusal} BAD_REQUEST where the sender is gone in the middle */
async function* piecesOf({body}: Request): AsyncGenerator<Uint8Array, void, undefined> {
  if (!body) return;
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  try {
    for (;;) {
      const next = await reader.read().catch(() => {
        throw new Refusal('BAD_REQUEST', {detail: 'The upload broke off'});
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a caller in this process may hold the other half of a divided stream.
    reader.cancel().catch(() => undefined);
  }
}
