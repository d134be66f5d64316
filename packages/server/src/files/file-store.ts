/** Where files lie: a folder of this machine now; the same port takes an object store later. */
import {createReadStream, createWriteStream, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {mkdir, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {Disk} from 'flydrive';
import {FSDriver} from 'flydrive/drivers/fs';

export interface FileStore {
  /** On the disk when it resolves: what a person sent must outlive a power failure, as the store's word about it does. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** For what can be made again from the store: not waited for until it is on the disk. */
  putCopy(key: string, bytes: Uint8Array): Promise<void>;
  /** As `put`: copies a file of this machine, without reading it all at once. */
  putFile(key: string, path: string): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  has(key: string): Promise<boolean>;
  /** Whole, or from the first byte to the last, both included. */
  read(key: string, range?: {readonly start: number; readonly end: number}): ReadableStream<Uint8Array>;
  /** Also when there is none. */
  delete(key: string): Promise<void>;
  /** Everything in one folder. */
  list(folder: string): AsyncIterable<{readonly key: string; readonly changedAt: Date}>;
  /** A folder for files on their way in. */
  readonly incoming: string;
}

const smallBytes = 100_000;

export function openFileStore(dataDirectory: string): FileStore {
  const location = join(dataDirectory, 'files');
  const incoming = join(dataDirectory, 'incoming');
  // What was on its way in when the process before this one died.
  rmSync(incoming, {recursive: true, force: true});
  const disk = new Disk(new FSDriver({location, visibility: 'private'}));
  return {
    incoming,
    async put(key, bytes) {
      const target = join(location, key);
      await mkdir(dirname(target), {recursive: true});
      await writeFile(target, bytes, {mode: 0o600, flush: true});
    },
    async putCopy(key, bytes) {
      if (bytes.length > smallBytes) return disk.put(key, bytes);
      // A badge's image is written sooner than other threads are woken for it, one for each step.
      const target = join(location, key);
      try {
        writeFileSync(target, bytes, {mode: 0o600});
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
        mkdirSync(dirname(target), {recursive: true});
        writeFileSync(target, bytes, {mode: 0o600});
      }
    },
    async putFile(key, path) {
      const target = join(location, key);
      await mkdir(dirname(target), {recursive: true});
      await pipeline(createReadStream(path), createWriteStream(target, {mode: 0o600, flush: true}));
    },
    get: async (key) => disk.getBytes(key),
    has: async (key) => disk.exists(key),
    // The bytes of the web's streams and of Node's are the same; the two type declarations are not.
    read: (key, range) =>
      Readable.toWeb(createReadStream(join(location, key), range)) as ReadableStream<Uint8Array>,
    delete: (key) => rm(join(location, key), {force: true}),
    async *list(folder) {
      const names = await readdir(join(location, folder)).catch(() => []);
      for (const name of names) {
        const found = await stat(join(location, folder, name)).catch(() => undefined);
        if (found?.isFile()) yield {key: `${folder}/${name}`, changedAt: found.mtime};
      }
    },
  };
}
