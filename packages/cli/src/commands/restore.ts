/** `pepites restore`: a backup becomes a data folder, and a database where the store is to be in one. */
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {restoreBackup, type RestoreReport} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const restoreCommand: Command = {
  usage: `pepites restore FOLDER [--data DIR] [--erasures FILE]

  Puts the backup of FOLDER into a data folder that holds no store. With DATABASE_URL, the store goes into that PostgreSQL database,
  where none may be yet; with PEPITES_S3_BUCKET, the files go into that bucket, which must be empty, else into the data folder. Then start the backend with the secret of before
  (PEPITES_SECRET, or secret.key in the data folder): with another one, or without, it does not start.

  People who were erased since the backup was made are in it again. The list of erasures (erasures.jsonl, in the data folder of before
  and in newer backups, or where PEPITES_ERASURES says) names them by ids that say nothing: with it, they are erased once more when the
  backend is opened. It is looked for in the data folder; --erasures gives another. Badges that were taken back since must be taken
  back once more by hand.

  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {...dataOption, erasures: {type: 'string'}},
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new UsageError('give one folder');
    const {dataDirectory, databaseUrl, erasureLedger, s3} = operatorOptions(values, io);
    const {madeAt, publicUrl, erasures} = await restoreBackup({
      folder: resolve(io.cwd, folder),
      dataDirectory,
      databaseUrl,
      erasureLedger,
      s3,
      erasures: values.erasures === undefined ? undefined : resolve(io.cwd, values.erasures),
    });
    io.out(
      `Restored the backup of ${madeAt} (${publicUrl}) into ${dataDirectory}${databaseUrl === undefined ? '' : ' and PostgreSQL'}${s3 ? ` and the bucket ${s3.bucket}` : ''}.\n`,
    );
    io.out(`${wordsOn(erasures, madeAt)}\n`);
    io.out('Start the backend with the secret of before: PEPITES_SECRET, or secret.key in that folder.\n');
    return 0;
  },
};

function wordsOn(erasures: RestoreReport['erasures'], madeAt: string): string {
  if (!erasures)
    return `WARNING: no list of erasures was found. Whoever had their data erased since ${madeAt} is in the store again. Erase them once more before anybody is served, or restore again with --erasures.`;
  const {isWhole, since, last, afterBackup} = erasures;
  const known = `${afterBackup} erasures since the backup are known (the last of all on ${last ?? 'no day'}); they are done again when the backend is opened.`;
  return isWhole
    ? known
    : `WARNING: the list of erasures begins on ${since}, after the backup. Whoever was erased between ${madeAt} and then is in the store again. ${known}`;
}
