import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {openS3Server, type S3Server} from '../../../../test/support/s3.js';
import {openFileStore, type FileStore} from './file-store.js';
import {FilesAwayError} from './files-away.js';
import {checkS3Settings} from './s3-settings.js';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const keysOf = async (found: AsyncIterable<string>): Promise<string[]> => {
  const keys: string[] = [];
  for await (const key of found) keys.push(key);
  return keys.sort();
};

for (const place of ['disk', 's3'] as const)
  describe(`files on ${place}`, () => {
    let home: string;
    let server: S3Server | undefined;
    let files: FileStore;
    before(async () => {
      home = await mkdtemp(join(tmpdir(), 'pepites-files-'));
      server = place === 's3' ? await openS3Server() : undefined;
      files = await openFileStore(home, {s3: server?.settings});
      assert.equal(files.place, place);
    });
    after(async () => {
      files.close();
      await server?.close();
      await rm(home, {recursive: true, force: true});
    });

    it('are given back as they were put, whole or in part', async () => {
      const bytes = Buffer.from('Bonjour à tous');
      const large = Buffer.alloc(300_000, 'pépite');
      await files.put('uploads/a', bytes);
      await files.putCopy('awards/b.png', bytes);
      await files.putCopy('awards/large.png', large);
      const path = join(home, 'sent');
      await writeFile(path, bytes);
      await files.putFile('uploads/c', path);
      for (const key of ['uploads/a', 'awards/b.png', 'uploads/c'])
        assert.equal(text(await files.get(key)), 'Bonjour à tous', key);
      assert.deepEqual(Buffer.from(await files.get('awards/large.png')), large);
      const part = async (range?: {start: number; end: number}) =>
        new Response(await files.read('uploads/a', range)).text();
      assert.equal(await part(), 'Bonjour à tous');
      assert.equal(await part({start: 0, end: 2}), 'Bon');
      assert.equal(await part({start: 11, end: 14}), 'tous');
      await files.put('uploads/a', Buffer.from('Au revoir'));
      assert.equal(await part(), 'Au revoir');
    });

    it('are listed by folder, with their age', async () => {
      const listed: string[] = [];
      for await (const {key, changedAt} of files.list('uploads')) {
        listed.push(key);
        assert.ok(Math.abs(Date.now() - changedAt.getTime()) < 60_000, key);
      }
      assert.deepEqual(listed.sort(), ['uploads/a', 'uploads/c']);
      for await (const {key} of files.list('nowhere')) assert.fail(key);
      assert.deepEqual(await keysOf(files.all()), [
        'awards/b.png',
        'awards/large.png',
        'uploads/a',
        'uploads/c',
      ]);
    });

    it('are gone when they are deleted, which may be said twice', async () => {
      assert.equal(await files.has('uploads/c'), true);
      await files.delete('uploads/c');
      await files.delete('uploads/c');
      await files.delete('uploads/never');
      assert.equal(await files.has('uploads/c'), false);
      for (const ask of [async () => files.get('uploads/c'), async () => files.read('uploads/c')])
        await assert.rejects(ask, (error) => error instanceof Error && !(error instanceof FilesAwayError));
    });
  });

describe('a bucket', () => {
  let home: string;
  let server: S3Server;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'pepites-files-'));
    server = await openS3Server();
  });
  after(async () => {
    await server.close();
    await rm(home, {recursive: true, force: true});
  });

  it('that is not there, or lets nobody in, is away, and no message says a key', async () => {
    const wrong = [{bucket: 'another-bucket'}, {keyId: 'AKIAEXAMPLE'}, {endpoint: 'http://127.0.0.1:9'}];
    for (const change of wrong) {
      const files = await openFileStore(home, {s3: {...server.settings, ...change}});
      for (const ask of [
        async () => files.put('uploads/a', Buffer.from('a')),
        async () => files.get('uploads/a'),
      ])
        await assert.rejects(ask, (error) => {
          assert.ok(error instanceof FilesAwayError, JSON.stringify(change));
          assert.doesNotMatch(error.message, /AKIA|S3RVER/);
          return true;
        });
      files.close();
    }
  });

  it('is described whole before anything starts', async () => {
    const good = {...server.settings, isPathStyle: false};
    assert.deepEqual(checkS3Settings(good), good);
    assert.ok(checkS3Settings({...good, endpoint: 'https://s3.fr-par.scw.cloud'}));
    assert.ok(checkS3Settings({...good, endpoint: 'http://garage:3900'}));
    const wrong = [
      {bucket: 'Majuscules'},
      {bucket: '127.0.0.1'},
      {bucket: ''},
      {region: 'eu west'},
      {endpoint: 'http://s3.example.com'},
      {endpoint: 'http://192.0.2.7'},
      {endpoint: 'https://s3.example.com/bucket'},
      {endpoint: 'https://key:word@s3.example.com'},
      {endpoint: 'file:///data'},
      {keyId: ''},
      {secret: 'two words-of-secret'},
    ];
    for (const change of wrong)
      assert.throws(
        () => checkS3Settings({...good, ...change}),
        (error) =>
          error instanceof Error &&
          'code' in error &&
          error.code === 'ERR_S3_INVALID' &&
          !/words-of-secret|key:word/.test(error.message),
        JSON.stringify(change),
      );
  });
});
