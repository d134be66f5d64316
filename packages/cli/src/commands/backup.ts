/** `pepites backup`: a copy of the store and of its files. */
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {openOperator} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const backupCommand: Command = {
  usage: `pepites backup FOLDER [--data DIR]

  Copies the store as it is at one instant, and the files of people and badges, out of their bucket too, into FOLDER, which must not
  exist. Goes through the
  running backend when there is one: nobody has to wait. A store in PostgreSQL (DATABASE_URL) becomes a file in the backup, too: it can
  be restored into either.

  The secret that seals the signing keys (PEPITES_SECRET, or secret.key in the data folder) is NOT in a backup: a stolen copy signs
  nothing. Keep the secret elsewhere; without it a restored backend does not start.

  A backup holds what people have had erased since it was made: restoring it erases them once more, as far as the list of erasures is
  there. Keep few backups, not for long, and the newest list (erasures.jsonl) with them.

  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({args: [...args], allowPositionals: true, options: dataOption});
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new UsageError('give one folder');
    const operator = await openOperator(operatorOptions(values, io));
    try {
      const {madeAt} = await operator.backup({folder: resolve(io.cwd, folder)});
      io.out(`Backup of ${madeAt} in ${folder}. The secret is not in it: keep it elsewhere.\n`);
    } finally {
      await operator.close();
    }
    return 0;
  },
};
