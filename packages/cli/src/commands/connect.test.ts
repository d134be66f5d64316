import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type ObfEmulator, openObfEmulator} from '../../../../test/emulators/obf/emulator.js';
import {createFolder, type Folder} from '../../test/support.js';

describe('pepites connect test obf', () => {
  let folder: Folder;
  let obf: ObfEmulator;
  before(async () => {
    folder = await createFolder();
    obf = await openObfEmulator();
  });
  after(async () => {
    await obf.close();
    await folder.remove();
  });

  const tries = async (env: Record<string, string> = {}, ...more: string[]) => {
    const {id, secret} = obf.platform.addOrganisation();
    obf.platform.addBadge(id, {content: [{language: 'fr', name: 'n', description: 'd', criteria: 'c'}]});
    return folder.pepites(['connect', 'test', 'obf', ...more], {
      env: {PEPITES_OBF_URL: obf.url, PEPITES_OBF_CLIENT_ID: id, PEPITES_OBF_CLIENT_SECRET: secret, ...env},
    });
  };

  it('says what works with these credentials', async () => {
    const {code, out} = await tries();
    assert.equal(code, 0, out);
    assert.match(out, /^ok {3}credentials$/m);
    assert.match(out, /^ok {3}organisation +INAE$/m);
    assert.match(out, /^ok {3}badges +1$/m);
    assert.match(out, /^- {4}application forms +this version of the API has none$/m);
    assert.match(out, /^ok {3}badges left to issue +10000$/m);
    const older = await tries({PEPITES_OBF_API: 'v1', LANG: 'fr_FR.UTF-8'});
    assert.match(older.out, /^ok {3}formulaires de demande +0$/m);
  });

  it('says what does not, ends with 1, and never says the secret', async () => {
    const {code, out, error} = await tries({PEPITES_OBF_CLIENT_SECRET: 'hunter2'});
    assert.equal(code, 1);
    assert.match(out, /^BAD {2}credentials +client id or secret refused \(CREDENTIALS_REFUSED\)$/m);
    assert.match(out, /^- {4}badges +not tried$/m);
    assert.doesNotMatch(out + error, /hunter2/);
  });

  it('answers programs', async () => {
    const {out} = await tries({}, '--json');
    const checks = JSON.parse(out) as {check: string; state: string}[];
    assert.deepEqual(
      checks.map(({check}) => check),
      ['token', 'organisation', 'badges', 'events', 'applications', 'aliases', 'issuing'],
    );
  });

  it('takes the credentials from the environment alone, and sends them over no open line', async () => {
    for (const env of [
      {PEPITES_OBF_CLIENT_SECRET: ''},
      {PEPITES_OBF_CLIENT_SECRET: '', PEPITES_OBF_CLIENT_ID: ''},
      {PEPITES_OBF_API: 'v3'},
      {PEPITES_OBF_URL: 'http://openbadgefactory.example'},
    ])
      assert.equal((await tries(env)).code, 2);
  });
});
