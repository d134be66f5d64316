/** A store as one file of its own, made from another while that one is used. */
import {chmod} from 'node:fs/promises';
import {join} from 'node:path';
import {sql} from 'kysely';
import {copyRows} from '../store/copy-rows.js';
import {storeFileName} from '../store/open-sqlite.js';
import {isShared, openStore, type Store} from '../store/open-store.js';
import {flush} from './copy.js';

/** As it is at one instant. @param folder holds no store; kept from others until this is done */
export async function writeFileStore(source: Store, folder: string): Promise<void> {
  const path = join(folder, storeFileName);
  if (isShared(source)) await copyOut(source, folder);
  else await sql`vacuum into ${path}`.execute(source);
  await chmod(path, 0o600);
  await flush(path);
}

async function copyOut(source: Store, folder: string): Promise<void> {
  const file = await openStore(folder);
  try {
    await copyRows(source, file);
  } finally {
    await file.destroy();
  }
}
