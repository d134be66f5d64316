/** `pepites restore`: a backup becomes a data folder. */
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {restoreBackup} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const restoreCommand: Command = {
  usage: `pepites restore FOLDER [--data DIR]

  Puts the backup of FOLDER into a data folder that holds no store. Then start the backend with the secret of before
  (PEPITES_SECRET, or secret.key in the data folder): with another one, or without, it does not start.

  People who were erased since the backup was made are in it again: erase them once more.

  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({args: [...args], allowPositionals: true, options: dataOption});
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new UsageError('give one folder');
    const {dataDirectory} = operatorOptions(values, io);
    const {madeAt, publicUrl} = await restoreBackup({folder: resolve(io.cwd, folder), dataDirectory});
    io.out(`Restored the backup of ${madeAt} (${publicUrl}) into ${dataDirectory}.\n`);
    io.out('Start the backend with the secret of before: PEPITES_SECRET, or secret.key in that folder.\n');
    return 0;
  },
};
