/** Takes an upload in, piece by piece onto the disk: its size is known before any of it is looked at. */
import {createHash} from 'node:crypto';
import {mkdir, open, rm} from 'node:fs/promises';
import {join} from 'node:path';
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
  // There before anything is read: what is opened later than it is removed would stay for ever.
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of piecesOf(request)) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw refusal;
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    // Each piece is on its way to the disk before the next is asked for: a slow disk slows the sender, and fills no memory.
    await file.writeFile(counted()).finally(() => file.close());
  } catch (error) {
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
