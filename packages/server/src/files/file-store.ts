/** Where files lie: a folder of this machine now; the same port takes an object store later. */
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {Disk} from 'flydrive';
import {FSDriver} from 'flydrive/drivers/fs';

export interface FileStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  /** Also when there is none. */
  delete(key: string): Promise<void>;
}

export function openFileStore(dataDirectory: string): FileStore {
  const location = join(dataDirectory, 'files');
  const disk = new Disk(new FSDriver({location, visibility: 'private'}));
  return {
    put: (key, bytes) => disk.put(key, bytes),
    get: async (key) => disk.getBytes(key),
    delete: (key) => rm(join(location, key), {force: true}),
  };
}
