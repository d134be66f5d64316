import assert from 'node:assert/strict';
import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {unzipSync} from '../../../server/test/unzip.js';
import {createCourseFolder, env} from '../../test/course-platform.js';
import type {Folder} from '../../test/support.js';

describe('pepites export', () => {
  let folder: Folder;
  before(async () => {
    folder = await createCourseFolder();
  });
  after(() => folder.remove());

  it('writes what apply takes, and a secret is not in it', async () => {
    const place = ['--structure', 'les-trois-saules', '--platform', 'cours'];
    const key = (await folder.pepites(['keys', 'create-api-key', ...place], {env})).out.trim();
    const platforms = ['platforms', 'secret', 'cours', '--structure', 'les-trois-saules'];
    const secret = (await folder.pepites(platforms, {env})).out.trim();
    const account = {user: 'lecteur-du-magasin', password: 'motdepasse-du-magasin'};
    const store = [
      'record-store',
      'cours',
      'set',
      '--endpoint',
      'https://lrs.example/xapi',
      '--user',
      account.user,
    ];
    const connected = await folder.pepites(['platforms', ...store, '--structure', 'les-trois-saules'], {
      env: {...env, PEPITES_RECORD_STORE_PASSWORD: account.password},
    });
    assert.equal(connected.code, 0, connected.error);
    const {code, error} = await folder.pepites(['export', 'les-trois-saules', '-o', 'out.zip'], {env});
    assert.deepEqual([code, error], [0, '']);
    const file = join(folder.path, 'out.zip');
    assert.equal((await stat(file)).mode & 0o077, 0, 'addresses of people are nobody else’s');
    const entries = unzipSync(await readFile(file));
    assert.deepEqual(Object.keys(entries), ['pepites.yaml', 'images/gestes.svg']);
    for (const [name, bytes] of Object.entries(entries)) await folder.write(`again/${name}`, bytes);
    const written = await readFile(join(folder.path, 'again/pepites.yaml'), 'utf8');
    for (const hidden of [key, secret, account.user, account.password]) {
      assert.ok(hidden.length > 10);
      assert.ok(!written.includes(hidden), 'what is sealed is in no file');
    }
    const again = await folder.pepites(['apply', 'again/pepites.yaml', '--yes'], {env});
    assert.equal(again.code, 0, again.error);
    assert.doesNotMatch(again.out, /^ {2}[+-] /m, 'nothing is new, nothing goes');
  });

  it('writes over nothing, and says what is wrong', async () => {
    await folder.write('there.zip', 'mine');
    const there = await folder.pepites(['export', 'les-trois-saules', '-o', 'there.zip'], {env});
    assert.deepEqual([there.code, /EEXIST/.test(there.error)], [1, true]);
    assert.equal(await readFile(join(folder.path, 'there.zip'), 'utf8'), 'mine');
    const unknown = await folder.pepites(['export', 'nulle', '-o', 'x.zip'], {env});
    assert.match(unknown.error, /ERR_STRUCTURE_UNKNOWN/);
    for (const wrong of [[], ['les-trois-saules'], ['a', 'b', '-o', 'x.zip']])
      assert.equal((await folder.pepites(['export', ...wrong], {env})).code, 2);
  });
});
