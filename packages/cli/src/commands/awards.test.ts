import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createCourseFolder, env} from '../../test/course-platform.js';
import type {Folder} from '../../test/support.js';

describe('pepites awards', () => {
  let folder: Folder;
  before(async () => {
    folder = await createCourseFolder();
  });
  after(() => folder.remove());

  const awards = async (...args: string[]) => folder.pepites(['awards', ...args], {env});

  it('says what is wrong', async () => {
    const place = ['--structure', 'les-trois-saules'];
    const nobody = await awards('nora@example.org', ...place);
    assert.deepEqual([nobody.code, nobody.out], [1, '']);
    assert.match(nobody.error, /ERR_PERSON_UNKNOWN/);
    assert.doesNotMatch(nobody.error, /nora/);
    assert.match((await awards('no', ...place)).error, /ERR_NAME_INVALID/);
    assert.match((await awards('nora', '--structure', 'nulle')).error, /ERR_STRUCTURE_UNKNOWN/);
    for (const wrong of [[], place, ['nora'], ['nora', 'inouba', ...place]])
      assert.equal((await awards(...wrong)).code, 2, wrong.join(' '));
  });
});
