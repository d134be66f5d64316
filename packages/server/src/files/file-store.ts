/** Where files lie: a folder of this machine now; the same port takes an object store later. */
import {join} from 'node:path';
import {Disk} from 'flydrive';
import {FSDriver} from 'flydrive/drivers/fs';

export interface FileStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array>;
}

export function openFileStore(dataDirectory: string): FileStore {
  const disk = new Disk(new FSDriver({location: join(dataDirectory, 'files'), visibility: 'private'}));
  return {
    put: (key, bytes) => disk.put(key, bytes),
    get: async (key) => disk.getBytes(key),
  };
}
