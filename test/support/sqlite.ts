/** SQLite as the server has it: the same library, for tests that look into a store or write one. */
import {createRequire} from 'node:module';
import type SqliteFile from 'better-sqlite3';

const requireOfServer = createRequire(new URL('../../packages/server/package.json', import.meta.url));

export const Sqlite = requireOfServer('better-sqlite3') as typeof SqliteFile;
export type SqliteStore = SqliteFile.Database;
