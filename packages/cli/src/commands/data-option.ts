/** The options of commands that work on a backend's store. */
import {resolve} from 'node:path';
import {s3Settings} from '../files/s3-settings.js';
import type {Io} from '../io.js';

export const dataOption = {data: {type: 'string'}} as const;

export const dataUsage = '--data DIR   folder of the store, default ./data (DATA_DIRECTORY)';

/** What `openOperator` takes; PEPITES_SECRET as `serve` reads it. */
export function operatorOptions({data}: {readonly data?: string | undefined}, {env, cwd}: Io) {
  return {
    dataDirectory: resolve(cwd, data ?? env['DATA_DIRECTORY'] ?? 'data'),
    databaseUrl: databaseUrlOf(env),
    publicUrl: env['PUBLIC_URL'],
    secret: env['PEPITES_SECRET'],
    erasureLedger: erasureLedgerOf(env, cwd),
    s3: s3Settings({env}),
  };
}

/** Of PostgreSQL, where the store is not a file in the data folder. Not an option: it holds a password, and everybody sees the options of a process. */
export function databaseUrlOf(env: Io['env']): string | undefined {
  const url = env['DATABASE_URL'];
  return url === '' ? undefined : url;
}

/** Where the list of erasures is kept, when not in the data folder. */
export function erasureLedgerOf(env: Io['env'], cwd: string): string | undefined {
  const path = env['PEPITES_ERASURES'];
  return path === undefined || path === '' ? undefined : resolve(cwd, path);
}
