/** A store that moves between its file and PostgreSQL, there and back: nothing is lost, and the backend goes on where it was. */
import assert from 'node:assert/strict';
import {mkdtemp, readdir, rename, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {migrateStore, openBackend} from '@pepites/server';
import type {FetchedDocument} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import {openWorld, PUBLIC_URL, type TestWorld} from '../../packages/server/test/world.ts';
import {
  freshDatabase,
  type FreshDatabase,
  openPostgresServer,
  type PostgresServer,
} from '../support/postgres.ts';
import {Sqlite} from '../support/sqlite.ts';
import {dumpDatabase, dumpFile, fillFile} from './whole-store.ts';

describe('a store that moves', () => {
  let server: PostgresServer;
  let database: FreshDatabase;
  let dataDirectory: string;
  let file: string;
  before(async () => {
    server = await openPostgresServer();
  });
  after(() => server.close());
  beforeEach(async () => {
    database = await freshDatabase(server.url);
    dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
    file = join(dataDirectory, 'pepites.sqlite');
  });
  afterEach(async () => {
    await database.drop();
    await rm(dataDirectory, {recursive: true, force: true});
  });

  const open = async (databaseUrl?: string) =>
    openBackend({dataDirectory, databaseUrl, publicUrl: PUBLIC_URL, hasTimers: false});
  const move = async (to: 'postgresql' | 'file') =>
    migrateStore({dataDirectory, databaseUrl: database.url, to});
  const moved = async () => (await readdir(dataDirectory)).filter((name) => name.includes('.moved-'));

  it('has the same rows there, and the same again when it has come back', async () => {
    await (await open()).close();
    fillFile(file);
    const held = dumpFile(file);
    const {keptAs} = await move('postgresql');
    assert.equal((await moved()).length, 1);
    assert.deepEqual(await dumpDatabase(database.url), held);
    assert.deepEqual(dumpFile(keptAs ?? ''), held);
    assert.ok(!(await readdir(dataDirectory)).some((name) => /^pepites\.sqlite(-wal|-shm)?$/.test(name)));

    assert.deepEqual(await move('file'), {keptAs: undefined});
    assert.deepEqual(dumpFile(file), held);
    assert.deepEqual(
      (await readdir(dataDirectory)).filter((name) => name.startsWith('moving-')),
      [],
    );
    assert.deepEqual(await dumpDatabase(database.url), held);
  });

  it('goes nowhere where something is already, or from where nothing is', async () => {
    await assert.rejects(move('postgresql'), {code: 'ERR_STORE_EMPTY'});
    await assert.rejects(move('file'), {code: 'ERR_STORE_EMPTY'});
    assert.ok(!(await readdir(dataDirectory)).includes('pepites.sqlite'));
    await (await open()).close();
    await assert.rejects(move('file'), {code: 'ERR_DATA_NOT_EMPTY'});
    await (await open(database.url)).close();
    await assert.rejects(move('postgresql'), {code: 'ERR_DATA_NOT_EMPTY'});
    const nowhere = {dataDirectory, databaseUrl: 'postgres://nobody@localhost:1/none'};
    await assert.rejects(migrateStore({...nowhere, to: 'postgresql'}), {code: 'ERR_STORE_UNREADABLE'});
    await (await open()).close();
  });

  it('stays while somebody is served from it', async () => {
    const onFile = await open();
    await assert.rejects(move('postgresql'), {code: 'ERR_STORE_HELD'});
    await onFile.close();
    await rename(file, `${file}.aside`);
    const onDatabase = await open(database.url);
    await assert.rejects(move('file'), {code: 'ERR_STORE_HELD'});
    await onDatabase.close();
    await move('file');
  });

  it('moves whole or not at all', async () => {
    await (await open()).close();
    const db = new Sqlite(file);
    // PostgreSQL has no text with NUL in it.
    db.prepare(`insert into setting (key, value) values ('broken', ?)`).run('a\u0000b');
    db.close();
    const held = dumpFile(file);
    await assert.rejects(move('postgresql'), {code: 'ERR_STORE_COPY', message: /"setting"/});
    assert.deepEqual([dumpFile(file), await moved()], [held, []]);
    const there = Object.values(await dumpDatabase(database.url));
    assert.ok(there.length > 40 && there.every((rows) => rows.length === 0));
  });
});

describe('a backend whose store has moved', () => {
  let server: PostgresServer;
  let database: FreshDatabase;
  let world: TestWorld;
  before(async () => {
    server = await openPostgresServer();
    database = await freshDatabase(server.url);
    world = await openWorld({databaseUrl: undefined});
  });
  after(async () => {
    await world.close();
    await database.drop();
    await server.close();
  });

  const move = async (to: 'postgresql' | 'file') => {
    await world.backend.close();
    await migrateStore({dataDirectory: world.dataDirectory, databaseUrl: database.url, to});
    await world.reopen({databaseUrl: to === 'file' ? undefined : database.url});
  };
  const issue = async (email: string): Promise<void> => {
    const {token} = await world.signIn(email);
    const {token: staff} = await world.signIn('nadege@trois-saules.example');
    await world.accept({token: staff}, await world.submit(token, 'un'));
    await world.backend.drainOutbox();
  };
  /** As a page does, of what the backend serves now. */
  const verified = async (token: string): Promise<{outcome: string; index: string}> => {
    const [award] = (await world.ask('me.awards', {}, {token})).value.items;
    const credential = await (await world.fetch(new URL(award?.credentialUrl ?? '').pathname)).text();
    const {value} = await world.ask('verification.documents', {credential});
    const verdict = await verify(credential, {
      now: new Date(world.clock.now.getTime() + 1000),
      recognisedIssuers: value.recognisedIssuers,
      fetchDocument: async (url): Promise<FetchedDocument> => {
        const document = value.documents.find((one) => one.url === url);
        if (!document) throw new Error(`not among the documents: ${url}`);
        return document;
      },
    });
    const {credentialStatus} = JSON.parse(credential) as {credentialStatus: {statusListIndex: string}};
    return {outcome: verdict.outcome, index: credentialStatus.statusListIndex};
  };

  it('goes on: sessions last, badges verify, the next one has a place of its own, one is taken back', async () => {
    await issue('un@example.org');
    const {token} = await world.signIn('un@example.org');
    await move('postgresql');
    assert.equal((await verified(token)).outcome, 'verified');
    await issue('deux@example.org');
    await move('file');
    await issue('trois@example.org');
    const found = [];
    for (const name of ['un', 'deux', 'trois'])
      found.push(await verified((await world.signIn(`${name}@example.org`)).token));
    assert.deepEqual(
      found.map(({outcome}) => outcome),
      ['verified', 'verified', 'verified'],
    );
    assert.equal(new Set(found.map(({index}) => index)).size, 3);
    const [award] = (await world.ask('me.awards', {}, {token})).value.items;
    await world.backend.revoke({award: award?.id ?? '', reason: 'Donné par erreur'});
    // PostgreSQL holds the store of before: what is newer does not fall behind it.
    await assert.rejects(move('postgresql'), {code: 'ERR_DATA_NOT_EMPTY'});
    await world.reopen({databaseUrl: undefined});
    assert.equal((await verified(token)).outcome, 'refused');
  });
});
