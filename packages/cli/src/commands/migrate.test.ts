import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {openS3Server} from '../../../../test/support/s3.js';
import {createFolder, type Folder} from '../../test/support.js';

/** Nobody answers there. */
const env = {DATABASE_URL: 'postgres://nobody:secret-word@localhost:1/none'};

describe('pepites migrate', () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
  });
  afterEach(() => folder.remove());

  it('asks where to, and which database', async () => {
    assert.equal((await folder.pepites(['migrate'], {env})).code, 2);
    assert.equal((await folder.pepites(['migrate', '--to', 'elsewhere'], {env})).code, 2);
    const unsaid = await folder.pepites(['migrate', '--to', 'postgresql']);
    assert.equal(unsaid.code, 2);
    assert.match(unsaid.error, /DATABASE_URL/);
  });

  it('says what is missing, and never the password', async () => {
    const nothing = await folder.pepites(['migrate', '--to', 'postgresql'], {env});
    assert.equal(nothing.code, 1);
    assert.match(nothing.error, /ERR_STORE_EMPTY/);
    const nobody = await folder.pepites(['migrate', '--to', 'file'], {env});
    assert.equal(nobody.code, 1);
    assert.match(nobody.error, /ERR_STORE_UNREADABLE/);
    assert.doesNotMatch(nothing.error + nobody.error, /secret-word/);
  });

  it('moves files into a bucket and back, and everybody is told when it is not named', async () => {
    const server = await openS3Server();
    try {
      const {bucket, region, endpoint, keyId, secret} = server.settings;
      const s3 = {
        ...{PEPITES_S3_BUCKET: bucket, PEPITES_S3_REGION: region, PEPITES_S3_ENDPOINT: endpoint},
        ...{PEPITES_S3_KEY_ID: keyId, PEPITES_S3_SECRET: secret, PEPITES_S3_PATH_STYLE: 'yes'},
      };
      const url = {PUBLIC_URL: 'http://localhost:8787'};
      const run = async (args: readonly string[], more: Record<string, string> = {}) =>
        folder.pepites(args, {env: {...url, ...more}});
      assert.equal((await run(['migrate', '--files', 's3'])).code, 2);
      assert.equal((await run(['migrate', '--files', 'elsewhere'], s3)).code, 2);
      assert.match((await run(['migrate', '--files', 's3'], s3)).error, /ERR_STORE_EMPTY/);
      assert.equal((await run(['seed', 'first', '--lead', 'lead@structure.example'])).code, 0);
      const moved = await run(['migrate', '--files', 's3'], s3);
      assert.deepEqual([moved.code, moved.error], [0, '']);
      assert.match(
        moved.out,
        /^[1-9]\d* files are in the bucket pepites-files now.* The folder of before is /,
      );
      const lost = await run(['doctor', '--json']);
      assert.match(lost.out, /ERR_FILES_ELSEWHERE/);
      const found = await run(['doctor', '--json'], s3);
      assert.match(found.out, /The bucket takes a file, gives it back, and deletes it/);
      const half = await run(['doctor'], {PEPITES_S3_BUCKET: bucket});
      assert.deepEqual([half.code, /missing: REGION, KEY_ID, SECRET/.test(half.error)], [2, true]);
      const wrong = await run(['doctor', '--json'], {...s3, PEPITES_S3_ENDPOINT: 'http://s3.example.com'});
      assert.match(wrong.out, /ERR_S3_INVALID/);
      assert.doesNotMatch(found.out + half.error + wrong.out, /S3RVER/);
      assert.equal((await run(['migrate', '--files', 'disk'], s3)).code, 0);
      assert.match((await run(['doctor', '--json'])).out, /The files are in the data folder/);
    } finally {
      await server.close();
    }
  });
});
