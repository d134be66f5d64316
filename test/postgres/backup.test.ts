/** A backup of PostgreSQL is the folder that a file’s is, and either store can be restored from it. */
import assert from 'node:assert/strict';
import {cp, mkdtemp, readdir, readFile, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {openBackend, restoreBackup} from '@pepites/server';
import {openWorld, PUBLIC_URL, type TestWorld} from '../../packages/server/test/world.ts';
import {
  freshDatabase,
  type FreshDatabase,
  openPostgresServer,
  type PostgresServer,
} from '../support/postgres.ts';
import {dumpDatabase, dumpFile, type Dump} from './whole-store.ts';

describe('a backup of a store in PostgreSQL', () => {
  let server: PostgresServer;
  let database: FreshDatabase;
  let other: FreshDatabase;
  let world: TestWorld;
  let home: string;
  let folder: string;
  let page: string;
  let held: Dump;
  before(async () => {
    server = await openPostgresServer();
    [database, other] = [await freshDatabase(server.url), await freshDatabase(server.url)];
    world = await openWorld({databaseUrl: database.url});
    home = await mkdtemp(join(tmpdir(), 'pepites-backup-'));
    folder = join(home, 'monday');
    const {token} = await world.signIn('sami@example.org');
    await world.submit(token, 'soutien');
    await world.backend.drainOutbox();
    const [award] = (await world.ask('me.awards', {}, {token})).value.items;
    page = new URL(award?.pageUrl ?? '').pathname;
    held = await dumpDatabase(database.url);
    await world.backend.backup({folder});
  });
  after(async () => {
    await world.close();
    await Promise.all([database.drop(), other.drop()]);
    await server.close();
    await rm(home, {recursive: true, force: true});
  });

  /** What was in the store is there, and the page of the badge with its image. */
  const serves = async (dataDirectory: string, databaseUrl?: string): Promise<void> => {
    await cp(join(world.dataDirectory, 'secret.key'), join(dataDirectory, 'secret.key'));
    const backend = await openBackend({dataDirectory, databaseUrl, hasTimers: false});
    try {
      assert.equal(backend.publicUrl, PUBLIC_URL);
      for (const path of [page, `${page}/badge.png`])
        assert.equal((await backend.app.fetch(new Request(PUBLIC_URL + path))).status, 200, path);
    } finally {
      await backend.close();
    }
  };

  it('holds every row, for its owner’s eyes', async () => {
    assert.deepEqual((await readdir(folder)).sort(), [
      'backup.json',
      'erasures.jsonl',
      'files',
      'pepites.sqlite',
    ]);
    assert.equal((await stat(join(folder, 'pepites.sqlite'))).mode & 0o777, 0o600);
    assert.deepEqual(dumpFile(join(folder, 'pepites.sqlite')), held);
  });

  it('is restored into a file', async () => {
    const dataDirectory = join(home, 'file');
    await restoreBackup({folder, dataDirectory});
    assert.deepEqual(dumpFile(join(dataDirectory, 'pepites.sqlite')), held);
    await serves(dataDirectory);
  });

  it('is restored into another database, and into none that holds a store', async () => {
    const dataDirectory = join(home, 'database');
    await assert.rejects(restoreBackup({folder, dataDirectory, databaseUrl: database.url}), {
      code: 'ERR_DATA_NOT_EMPTY',
    });
    assert.deepEqual((await readdir(home)).sort(), ['file', 'monday']);
    const kept = await readFile(join(folder, 'pepites.sqlite'));
    await restoreBackup({folder, dataDirectory, databaseUrl: other.url});
    assert.deepEqual(await dumpDatabase(other.url), held);
    assert.deepEqual((await readdir(dataDirectory)).sort(), ['erasures.jsonl', 'files']);
    assert.deepEqual(await readFile(join(folder, 'pepites.sqlite')), kept);
    await serves(dataDirectory, other.url);
  });
});
