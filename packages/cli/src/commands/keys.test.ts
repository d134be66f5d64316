import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createCourseFolder, env} from '../../test/course-platform.js';

describe('pepites keys', () => {
  it('makes, lists and ends API keys', async () => {
    const folder = await createCourseFolder();
    const keys = async (...args: string[]) =>
      folder.pepites(['keys', ...args, '--structure', 'les-trois-saules', '--platform', 'cours'], {env});
    try {
      assert.match((await keys('create-api-key')).out, /^pep_\S+\n$/);
      const listed = (await keys('list-api-keys')).out;
      assert.match(listed, /^[\da-f-]{36}\t20\S+Z\n$/);
      const [id = ''] = listed.split('\t');
      assert.match((await keys('end-api-key', 'other')).error, /ERR_API_KEY_UNKNOWN/);
      const ended = await keys('end-api-key', id);
      assert.deepEqual([ended.code, ended.out, (await keys('list-api-keys')).out], [0, '', '']);
      assert.match((await keys('end-api-key', id)).error, /ERR_API_KEY_UNKNOWN/);
      assert.equal((await keys('end-api-key')).code, 2);
      assert.equal((await keys('rotate')).code, 2);
    } finally {
      await folder.remove();
    }
  });
});
