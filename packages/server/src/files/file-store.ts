/** Where files lie: in a folder of this machine, or in a bucket. */
import {join} from 'node:path';
import {openDiskStore} from './disk-store.js';
import type {S3Settings} from './s3-settings.js';
import {sweepIncoming} from './sweep-incoming.js';

export type FilesPlace = 'disk' | 's3';

export interface FileKeeper {
  readonly place: FilesPlace;
  /** There when it resolves: what a person sent must outlive a power failure, as the store's word about it does. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** For what can be made again from the store: not waited for until it is on the disk. */
  putCopy(key: string, bytes: Uint8Array): Promise<void>;
  /** As `put`: copies a file of this machine. */
  putFile(key: string, path: string): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  has(key: string): Promise<boolean>;
  /** Whole, or from the first byte to the last, both included. Rejects where it cannot be read, before anything is sent to anybody. */
  read(
    key: string,
    range?: {readonly start: number; readonly end: number},
  ): Promise<ReadableStream<Uint8Array>>;
  /** Also when there is none. */
  delete(key: string): Promise<void>;
  /** Everything in one folder. */
  list(folder: string): AsyncIterable<{readonly key: string; readonly changedAt: Date}>;
  /** Every key. */
  all(): AsyncIterable<string>;
  /** Connections that are kept. */
  close(): void;
}

export interface FileStore extends FileKeeper {
  /** A folder of this machine for files on their way in. */
  readonly incoming: string;
}

export const filesName = 'files';

/** @throws {ServerError} ERR_S3_INVALID, ERR_S3_CLIENT_MISSING */
export async function openFileStore(
  dataDirectory: string,
  {s3}: {readonly s3?: S3Settings | undefined} = {},
): Promise<FileStore> {
  const incoming = join(dataDirectory, 'incoming');
  sweepIncoming(incoming);
  return {...(await openKeeper(dataDirectory, s3)), incoming};
}

export async function openKeeper(dataDirectory: string, s3: S3Settings | undefined): Promise<FileKeeper> {
  if (s3 === undefined) return openDiskStore(join(dataDirectory, filesName));
  const {openS3Store} = await import('./s3-store.js');
  return openS3Store(s3);
}
