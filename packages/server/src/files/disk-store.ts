/** Files in a folder of this machine. */
import {createReadStream, createWriteStream, mkdirSync, writeFileSync} from 'node:fs';
import {mkdir, open, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join, relative, sep} from 'node:path';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {Disk} from 'flydrive';
import {FSDriver} from 'flydrive/drivers/fs';
import type {FileKeeper} from './file-store.js';

const smallBytes = 100_000;

export function openDiskStore(location: string): FileKeeper {
  const disk = new Disk(new FSDriver({location, visibility: 'private'}));
  return {
    place: 'disk',
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
    async read(key, range) {
      const file = await open(join(location, key));
      // The bytes of the web's streams and of Node's are the same; the two type declarations are not.
      return Readable.toWeb(file.createReadStream(range)) as ReadableStream<Uint8Array>;
    },
    delete: (key) => rm(join(location, key), {force: true}),
    async *list(folder) {
      const names = await readdir(join(location, folder)).catch(() => []);
      for (const name of names) {
        const found = await stat(join(location, folder, name)).catch(() => undefined);
        if (found?.isFile()) yield {key: `${folder}/${name}`, changedAt: found.mtime};
      }
    },
    async *all() {
      const entries = await readdir(location, {recursive: true, withFileTypes: true}).catch(() => []);
      for (const entry of entries)
        if (entry.isFile()) yield relative(location, join(entry.parentPath, entry.name)).split(sep).join('/');
    },
    close: () => undefined,
  };
}
