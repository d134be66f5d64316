import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {createFolder, type Folder} from '../../test/support.js';

describe('pepites backup, pepites restore', () => {
  let folder: Folder;
  const env = {PUBLIC_URL: 'http://localhost:8787'};
  beforeEach(async () => {
    folder = await createFolder();
  });
  afterEach(() => folder.remove());

  it('copy a data folder without its secret, and make one of the copy', async () => {
    const made = await folder.pepites(['backup', 'monday'], {env});
    assert.deepEqual([made.code, made.error], [0, '']);
    assert.match(made.out, /monday\. The secret is not in it/);
    assert.deepEqual((await readdir(join(folder.path, 'monday'))).sort(), [
      'backup.json',
      'erasures.jsonl',
      'files',
      'pepites.sqlite',
    ]);
    const restored = await folder.pepites(['restore', 'monday', '--data', 'new'], {env});
    assert.deepEqual([restored.code, restored.error], [0, '']);
    assert.match(restored.out, /WARNING: no list of erasures was found/);
    const list = ['--erasures', 'data/erasures.jsonl'];
    const known = await folder.pepites(['restore', 'monday', '--data', 'other', ...list], {env});
    assert.deepEqual([known.code, known.error], [0, '']);
    assert.match(known.out, /\n0 erasures since the backup are known/);
    const again = await folder.pepites(['restore', 'monday', '--data', 'new'], {env});
    assert.equal(again.code, 1);
    assert.match(again.error, /ERR_DATA_NOT_EMPTY/);
    const opened = await folder.pepites(['backup', 'tuesday', '--data', 'new'], {env});
    assert.equal(opened.code, 1);
    assert.match(opened.error, /ERR_SECRET_MISSING/);
  });

  it('take one folder', async () => {
    assert.equal((await folder.pepites(['backup'], {env})).code, 2);
    assert.equal((await folder.pepites(['restore', 'a', 'b'], {env})).code, 2);
  });
});
