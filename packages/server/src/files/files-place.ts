/** The store knows when its files are in a bucket: a backend that is started without it would lose what people send, and what they sent. */
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {ServerError} from '../errors.js';
import type {Executor} from '../store/open-store.js';
import {filesName, type FilesPlace} from './file-store.js';

export const placeKey = 'files_place';
const bucket = 's3';

/** @throws {ServerError} ERR_FILES_ELSEWHERE */
export async function settleFilesPlace(
  db: Executor,
  {place, dataDirectory}: {readonly place: FilesPlace; readonly dataDirectory: string},
): Promise<void> {
  const isInBucket = await areFilesInBucket(db);
  if (isInBucket === (place === bucket)) return;
  if (isInBucket)
    throw new ServerError(
      'ERR_FILES_ELSEWHERE',
      'The files of this store are in a bucket: say which (PEPITES_S3_BUCKET), or bring them back (pepites migrate --files disk).',
    );
  if (await holdsFiles(join(dataDirectory, filesName)))
    throw new ServerError(
      'ERR_FILES_ELSEWHERE',
      'The files of this store are in the data folder: bring them into the bucket first (pepites migrate --files s3).',
    );
  await noteFilesPlace(db, place);
}

export async function noteFilesPlace(db: Executor, place: FilesPlace): Promise<void> {
  if (place === 'disk') await db.deleteFrom('setting').where('key', '=', placeKey).execute();
  else
    await db
      .insertInto('setting')
      .values({key: placeKey, value: bucket})
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
}

async function areFilesInBucket(db: Executor): Promise<boolean> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', placeKey).executeTakeFirst();
  return row?.value === bucket;
}

async function holdsFiles(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.length > 0;
}
