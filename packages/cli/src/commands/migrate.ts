/** `pepites migrate`: the store moves between its file and PostgreSQL, the files between the data folder and a bucket. */
import {parseArgs} from 'node:util';
import {migrateFiles, migrateStore} from '@pepites/server';
import {UsageError, type Command, type ExitCode} from '../command.js';
import type {Io} from '../io.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const migrateCommand: Command = {
  usage: `pepites migrate --to postgresql|file [--data DIR]
       pepites migrate --files s3|disk [--data DIR]

  --to moves the whole store: from the file in the data folder into the PostgreSQL database of DATABASE_URL, or back. All of it or nothing.
  Where it goes nothing may be yet, and no backend may run on either.

  The files of people and badges, the secret and the list of erasures stay where they are: both stores need them there.

  After --to postgresql, the file of before is kept under another name; after --to file, the database is as it was. Neither learns what
  changes from then on, nor what people have erased: delete it once you trust the other.

  --files moves the files of people and badges: from the data folder into the bucket of PEPITES_S3_BUCKET, or back, whichever store they
  belong to (DATABASE_URL). No backend may run. What breaks off is begun again. What they are copied from is kept: delete it once you
  trust the other, since it does not learn what people erase.

  ${dataUsage}`,

  async run(args, io) {
    const {values} = parseArgs({
      args: [...args],
      options: {...dataOption, to: {type: 'string'}, files: {type: 'string'}},
    });
    const {to, files} = values;
    if ((to === undefined) === (files === undefined)) throw new UsageError('give --to, or --files');
    if (files !== undefined) return moveFiles(files, values, io);
    if (to !== 'postgresql' && to !== 'file') throw new UsageError('give --to postgresql, or --to file');
    const {dataDirectory, databaseUrl} = operatorOptions(values, io);
    if (databaseUrl === undefined) throw new UsageError('DATABASE_URL says which database');
    const {keptAs} = await migrateStore({dataDirectory, databaseUrl, to});
    io.out(
      keptAs === undefined
        ? `The store is a file in ${dataDirectory} now. Start the backend without DATABASE_URL. The database is as it was: delete it.\n`
        : `The store is in PostgreSQL now. Start the backend with DATABASE_URL. The file of before is ${keptAs}: delete it.\n`,
    );
    return 0;
  },
};

async function moveFiles(
  to: string,
  values: {readonly data?: string | undefined},
  io: Io,
): Promise<ExitCode> {
  if (to !== 's3' && to !== 'disk') throw new UsageError('give --files s3, or --files disk');
  const {dataDirectory, databaseUrl, s3} = operatorOptions(values, io);
  if (!s3) throw new UsageError('PEPITES_S3_BUCKET says which bucket');
  const {copied, keptAs} = await migrateFiles({dataDirectory, databaseUrl, s3, to});
  const kept = keptAs === undefined ? '' : ` The folder of before is ${keptAs}: delete it.`;
  io.out(
    to === 's3'
      ? `${copied} files are in the bucket ${s3.bucket} now. Start the backend with PEPITES_S3_BUCKET.${kept}\n`
      : `${copied} files are in ${dataDirectory} now. Start the backend without PEPITES_S3_BUCKET. The bucket is as it was: empty it.\n`,
  );
  return 0;
}
