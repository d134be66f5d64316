/** A backend whose files lie in a bucket: what people send, what the scanner holds back, what is deleted; and a bucket that goes away. */
import assert from 'node:assert/strict';
import {chmod, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {restoreBackup} from '../index.js';
import {migrateFiles} from '../backup/migrate-files.js';
import {openS3Server, type S3Server} from '../../../../test/support/s3.js';
import {wav} from '../../test/recordings.js';
import {uploadFile} from '../../test/uploads.js';
import {openWorld, requestFor, type TestWorld} from '../../test/world.js';
import {openKeeper, type FileKeeper} from './file-store.js';

describe('files in a bucket', () => {
  let server: S3Server;
  let home: string;
  let world: TestWorld;
  let bucket: FileKeeper;
  let token: string;
  const logged: string[] = [];
  before(async () => {
    server = await openS3Server();
    home = await mkdtemp(join(tmpdir(), 'pepites-bucket-'));
    await writeFile(join(home, 'scan'), `#!/bin/sh\nexit "$(cat ${home}/answer)"\n`);
    await writeFile(join(home, 'answer'), '0');
    await chmod(join(home, 'scan'), 0o755);
    world = await openWorld({
      s3: server.settings,
      antivirusCommand: join(home, 'scan'),
      log: (entry) => logged.push(JSON.stringify(entry)),
    });
    bucket = await openKeeper(home, server.settings);
    token = (await world.signIn('sami@example.org')).token;
  });
  after(async () => {
    await world.close();
    bucket.close();
    await server.close();
    await rm(home, {recursive: true, force: true});
  });

  const upload = async () => uploadFile(world, wav(), {type: 'audio/wav', token});
  const get = async (file: string) => world.ask('files.get', {file}, {token});
  const inBucket = async (folder: string): Promise<string[]> => {
    const keys: string[] = [];
    for await (const {key} of bucket.list(folder)) keys.push(key);
    return keys;
  };

  it('are there and nowhere else, whole or in part', async () => {
    const {value} = await upload();
    assert.deepEqual(await inBucket('uploads'), [`uploads/${value.id}`]);
    assert.ok(!(await readdir(world.dataDirectory)).includes('files'));
    assert.deepEqual(await readdir(join(world.dataDirectory, 'incoming')), []);
    assert.deepEqual(Buffer.from(await (await get(value.id)).value.arrayBuffer()), wav());
    const part = await world.fetch(
      ...requestFor('files.get', {file: value.id}, {token, headers: {range: 'bytes=8-11'}}),
    );
    assert.deepEqual([part.status, await part.text()], [206, 'WAVE']);
  });

  it('are held back until the scanner answers, and deleted where it finds something', async () => {
    await writeFile(join(home, 'answer'), '2');
    const held = (await upload()).value.id;
    assert.equal((await get(held)).problem?.code, 'FILE_HELD');
    await writeFile(join(home, 'answer'), '0');
    await world.backend.keepHouse();
    assert.equal((await get(held)).status, 200);
    await writeFile(join(home, 'answer'), '2');
    const bad = (await upload()).value.id;
    assert.ok(await bucket.has(`uploads/${bad}`));
    await writeFile(join(home, 'answer'), '1');
    await world.backend.keepHouse();
    assert.equal((await get(bad)).problem?.code, 'FILE_UNKNOWN');
    assert.equal(await bucket.has(`uploads/${bad}`), false);
    await writeFile(join(home, 'answer'), '0');
  });

  it('are swept when no row knows them', async () => {
    await bucket.put('uploads/lost', Buffer.from('x'));
    await world.backend.keepHouse();
    assert.ok(await bucket.has('uploads/lost'), 'it may still get its row');
    const {now} = world.clock;
    world.clock.now = new Date(Date.now() + 3 * 86_400_000);
    await world.backend.keepHouse();
    world.clock.now = now;
    assert.equal(await bucket.has('uploads/lost'), false);
  });

  it('cost errors with a code while the bucket is away, and never data', async () => {
    const {token: own} = await world.signIn('lina@example.org');
    const before = (await uploadFile(world, wav(), {type: 'audio/wav', token: own})).value.id;
    await server.goAway();
    const read = await world.ask('files.get', {file: before}, {token: own});
    assert.deepEqual([read.status, read.problem?.code], [503, 'UNAVAILABLE']);
    assert.equal(read.headers.get('retry-after'), '3');
    const key = {'idempotency-key': 'the-same-again'};
    const send = async () => uploadFile(world, wav(60), {type: 'audio/wav', token: own, headers: key});
    const sent = await send();
    assert.deepEqual([sent.status, sent.problem?.code], [503, 'UNAVAILABLE']);
    await world.submit(own, 'soutien');
    await world.backend.drainOutbox();
    const {items: waiting} = (await world.ask('me.awards', {}, {token: own})).value;
    assert.deepEqual(
      waiting.map(({state}) => state),
      ['signing'],
    );
    const bad = (await world.backend.examine()).filter(({state}) => state === 'bad');
    assert.ok(
      bad.some(({check}) => check === 'bucket'),
      JSON.stringify(bad),
    );

    await server.comeBack();
    const again = await send();
    assert.equal(again.status, 201);
    assert.equal((await world.ask('files.get', {file: before}, {token: own})).status, 200);
    assert.deepEqual(
      Buffer.from(
        await (await world.ask('files.get', {file: again.value.id}, {token: own})).value.arrayBuffer(),
      ),
      wav(60),
    );
    world.clock.now = new Date(world.clock.now.getTime() + 120_000);
    await world.backend.drainOutbox();
    const {items: given} = (await world.ask('me.awards', {}, {token: own})).value;
    assert.deepEqual(
      given.map(({state}) => state),
      ['issued'],
    );
    const found = (await world.backend.examine()).find(({check}) => check === 'bucket');
    assert.equal(found?.state, 'good');
    assert.ok(![...(await inBucket('.'))].some((one) => one.startsWith('.doctor')));
    assert.doesNotMatch(logged.join('\n'), new RegExp(`"[^"]*${server.settings.secret}[^"]*"`));
  });

  it('are in a backup, which becomes a bucket or a folder again', async () => {
    const folder = join(home, 'monday');
    await world.backend.backup({folder});
    const keys = await inBucket('uploads');
    assert.ok(keys.length > 0);
    assert.deepEqual(
      (await readdir(join(folder, 'files/uploads'))).map((name) => `uploads/${name}`).sort(),
      keys.sort(),
    );
    const fileStore = join(home, 'as-a-folder');
    await restoreBackup({folder, dataDirectory: fileStore});
    assert.equal((await readdir(join(fileStore, 'files/uploads'))).length, keys.length);
    await assert.rejects(restoreBackup({folder, dataDirectory: join(home, 'b'), s3: server.settings}), {
      code: 'ERR_DATA_NOT_EMPTY',
    });
    const other = await openS3Server();
    try {
      const target = join(home, 'as-a-bucket');
      await restoreBackup({folder, dataDirectory: target, s3: other.settings});
      assert.ok(!(await readdir(target)).includes('files'));
      const copies = await openKeeper(home, other.settings);
      for (const key of keys)
        assert.deepEqual(Buffer.from(await copies.get(key)), Buffer.from(await bucket.get(key)), key);
      copies.close();
    } finally {
      await other.close();
    }
  });

  it('are not forgotten by a start without the bucket, and move to the folder and back', async () => {
    await world.backend.close();
    await assert.rejects(world.reopen({s3: undefined}), {code: 'ERR_FILES_ELSEWHERE'});
    const {dataDirectory, databaseUrl} = world;
    const count = (await inBucket('uploads')).length;
    const move = async (to: 'disk' | 's3') =>
      migrateFiles({dataDirectory, databaseUrl, s3: server.settings, to});
    assert.ok((await move('disk')).copied >= count);
    await assert.rejects(world.reopen(), {code: 'ERR_FILES_ELSEWHERE'});
    await world.reopen({s3: undefined});
    ({token} = await world.signIn('sami@example.org'));
    const file = (await upload()).value.id;
    await world.backend.close();
    const {keptAs} = await move('s3');
    assert.ok(keptAs?.startsWith(join(dataDirectory, 'files.moved-')));
    await world.reopen();
    assert.equal((await get(file)).status, 200);
    assert.ok(await bucket.has(`uploads/${file}`));
  });
});
