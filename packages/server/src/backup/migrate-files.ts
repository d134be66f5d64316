/** Moves the files of people and badges between the data folder and a bucket, in either direction. */
import {rename} from 'node:fs/promises';
import {join} from 'node:path';
import {ServerError} from '../errors.js';
import {openDiskStore} from '../files/disk-store.js';
import {filesName, type FilesPlace} from '../files/file-store.js';
import {noteFilesPlace} from '../files/files-place.js';
import {openS3Store} from '../files/s3-store.js';
import type {S3Settings} from '../files/s3-settings.js';
import {openStore} from '../store/open-store.js';
import {exists} from './copy.js';
import {copyBetween} from './copy-between.js';
import {movingName, wasStarted} from './into-postgres.js';
import {refuseServed} from './refuse-served.js';

export interface MigrateFilesOptions {
  readonly dataDirectory: string;
  /** Where the store is, as `openBackend` is told. */
  readonly databaseUrl?: string | undefined;
  readonly s3: S3Settings;
  readonly to: FilesPlace;
}

export interface FilesMigrated {
  readonly copied: number;
  /** Of a folder: where it is kept. */
  readonly keptAs: string | undefined;
}

/**
 * The store says where its files are once all of them are there; one that broke off is begun again, and copies the same once more.
 * Nobody may be served meanwhile.
 * @throws {ServerError} ERR_STORE_EMPTY where there is no store; ERR_STORE_HELD and the like as `openBackend`; ERR_S3_INVALID,
 *   ERR_S3_CLIENT_MISSING
 */
export async function migrateFiles({
  dataDirectory,
  databaseUrl,
  s3,
  to,
}: MigrateFilesOptions): Promise<FilesMigrated> {
  const folder = join(dataDirectory, filesName);
  const bucket = await openS3Store(s3);
  const db = await openStore(dataDirectory, {databaseUrl, name: movingName});
  try {
    if (!(await wasStarted(db)))
      throw new ServerError('ERR_STORE_EMPTY', 'There is no store whose files could be moved.');
    await refuseServed(db);
    const disk = openDiskStore(folder);
    const copied = to === 's3' ? await copyBetween(disk, bucket) : await copyBetween(bucket, disk);
    await refuseServed(db);
    await noteFilesPlace(db, to);
    if (to === 'disk' || !(await exists(folder))) return {copied, keptAs: undefined};
    const keptAs = `${folder}.moved-${new Date().toISOString().replaceAll(':', '-')}`;
    await rename(folder, keptAs);
    return {copied, keptAs};
  } finally {
    await db.destroy();
    bucket.close();
  }
}
