import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {createFolder, type Folder} from '../../test/support.js';

const env = {PUBLIC_URL: 'http://localhost:8787'};

describe('pepites seed', () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
  });
  afterEach(() => folder.remove());

  it('puts a first structure in place, whose file can be changed and applied again', async () => {
    const lead = ['--lead', 'ines@structure.example', '--site', 'https://www.structure.example'];
    const seeded = await folder.pepites(['seed', 'first', ...lead, '--name', 'Les Trois Saules'], {env});
    assert.deepEqual([seeded.code, seeded.error], [0, '']);
    assert.match(seeded.out, /Camille, signs in with this code: \w{4}-\w{4}-\w\n/);
    const members = await folder.pepites(['user', 'list', '--structure', 'ma-structure'], {env});
    assert.match(members.out, /^ines@structure\.example\tlead,manager,examiner,adviser\t/);
    const file = join(folder.path, 'first/pepites.yaml');
    const yaml = await readFile(file, 'utf8');
    const same = await folder.pepites(['apply', 'first/pepites.yaml', '--dry-run'], {env});
    assert.equal(same.code, 0);
    assert.doesNotMatch(same.out, /[+~] /);
    await folder.write('first/pepites.yaml', yaml.replace('Les Trois Saules', 'Les Quatre Saules'));
    const applied = await folder.pepites(['apply', 'first/pepites.yaml', '--yes'], {env});
    assert.deepEqual([applied.code, applied.error], [0, '']);
    assert.match(applied.out, /ma-structure/);
  });

  it('overwrites nothing, and needs somebody who leads', async () => {
    await folder.write('first/pepites.yaml', 'version: 1\n');
    const again = await folder.pepites(['seed', 'first', '--lead', 'a@b.example'], {env});
    assert.equal(again.code, 2);
    assert.equal(await readFile(join(folder.path, 'first/pepites.yaml'), 'utf8'), 'version: 1\n');
    assert.equal((await folder.pepites(['seed', 'other'], {env})).code, 2);
    assert.equal((await folder.pepites(['seed', 'other', '--lead', 'nobody'], {env})).code, 2);
  });
});
