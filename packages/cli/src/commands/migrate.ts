/** `pepites migrate`: the store moves between its file and PostgreSQL. */
import {parseArgs} from 'node:util';
import {migrateStore} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

export const migrateCommand: Command = {
  usage: `pepites migrate --to postgresql|file [--data DIR]

  Moves the whole store: from the file in the data folder into the PostgreSQL database of DATABASE_URL, or back. All of it or nothing.
  Where it goes nothing may be yet, and no backend may run on either.

  The files of people and badges, the secret and the list of erasures stay in the data folder: both stores need them there.

  After --to postgresql, the file of before is kept under another name; after --to file, the database is as it was. Neither learns what
  changes from then on, nor what people have erased: delete it once you trust the other.

  ${dataUsage}`,

  async run(args, io) {
    const {values} = parseArgs({args: [...args], options: {...dataOption, to: {type: 'string'}}});
    const {to} = values;
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
