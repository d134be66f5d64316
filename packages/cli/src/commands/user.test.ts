import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createFolder, type Folder} from '../../test/support.js';

const env = {PUBLIC_URL: 'http://localhost:8787'};
const definition = `
version: 1
structures:
  - id: les-trois-saules
    name: Les Trois Saules
    kind: ACI
    staff:
      - {email: ines@trois-saules.example, name: Inès, roles: [lead]}
`;

describe('pepites user', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('pepites.yaml', definition);
    const applied = await folder.pepites(['apply', 'pepites.yaml', '--yes'], {env});
    assert.deepEqual([applied.code, applied.error], [0, '']);
  });
  after(() => folder.remove());

  const user = async (...args: string[]) =>
    folder.pepites(['user', ...args, '--structure', 'les-trois-saules'], {env});
  const listed = async (): Promise<string> => (await user('list')).out;

  it('says who is there, adds, changes and removes', async () => {
    assert.equal(await listed(), 'ines@trois-saules.example\tlead\tInès\n');
    const made = await user('set', 'Driss@Trois-Saules.example', '--role', 'examiner', '--name', 'Driss K.');
    assert.deepEqual([made.code, made.out], [0, 'driss@trois-saules.example\texaminer\tDriss K.\n']);
    const changed = await user('set', 'driss@trois-saules.example', '--role', 'examiner,adviser');
    assert.equal(changed.out, 'driss@trois-saules.example\texaminer,adviser\tDriss K.\n');
    // What the file does not know stays.
    assert.equal((await folder.pepites(['apply', 'pepites.yaml', '--yes'], {env})).code, 0);
    assert.match(await listed(), /driss@/);
    assert.equal((await user('remove', 'driss@trois-saules.example')).code, 0);
    assert.doesNotMatch(await listed(), /driss@/);
  });

  it('says what is wrong, with a code', async () => {
    const codeOf = async (...args: string[]): Promise<string> => (await user(...args)).error;
    assert.match(await codeOf('set', 'a@b.example', '--role', 'king', '--name', 'A'), /ERR_ROLE_UNKNOWN/);
    assert.match(await codeOf('set', 'a@b.example', '--role', 'lead'), /ERR_NAME_INVALID/);
    assert.match(await codeOf('remove', 'nobody@b.example'), /ERR_MEMBER_UNKNOWN/);
    const elsewhere = await folder.pepites(['user', 'list', '--structure', 'nowhere'], {env});
    assert.match(elsewhere.error, /ERR_STRUCTURE_UNKNOWN/);
    assert.equal((await user('set', 'no address', '--role', 'lead')).code, 2);
    assert.equal((await user('set')).code, 2);
    assert.equal((await user('list', '--name', 'x')).code, 2);
  });
});
