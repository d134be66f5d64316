import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {type ObfEmulator, openObfEmulator} from '../../../../test/emulators/obf/emulator.js';
import {type ObpEmulator, openObpEmulator} from '../../../../test/emulators/obp/emulator.js';
import {noFaults} from '../../../../test/emulators/obp/faults.js';
import {openAuthority} from '../../../../test/support/certificates.js';
import {trustAuthority} from '../../../../test/support/trust-authority.js';
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
    assert.match(
      out,
      /^BAD {2}credentials +client id, secret or certificate refused \(CREDENTIALS_REFUSED\)$/m,
    );
    assert.match(out, /^- {4}badges +not tried$/m);
    assert.doesNotMatch(out + error, /hunter2/);
  });

  it('says what works with a certificate, and until when it is good; never what is in its key', async () => {
    const authority = await openAuthority();
    const noLongerTrust = trustAuthority(authority.certificate);
    const secured = await openObfEmulator({
      tls: {...(await authority.certifyServer()), clientsAuthority: authority.certificate},
    });
    try {
      const {id} = secured.platform.addOrganisation();
      const {certificate, key} = await authority.certify(id, new Date('2027-03-01T12:00:00Z'));
      await folder.write('obf.crt', certificate);
      await folder.write('obf.key', key);
      const env = {
        ...{PEPITES_OBF_URL: secured.url, PEPITES_OBF_CLIENT_ID: id, PEPITES_OBF_CLIENT_SECRET: ''},
        ...{PEPITES_OBF_CERTIFICATE_FILE: 'obf.crt', PEPITES_OBF_KEY_FILE: 'obf.key'},
      };
      const {code, out, error} = await folder.pepites(['connect', 'test', 'obf'], {env});
      assert.equal(code, 0, out + error);
      assert.match(out, /^ok {3}credentials +certificate good until 2027-03-01$/m);
      assert.match(out, /^ok {3}application forms +0$/m);
      assert.equal(secured.tokensGiven, 0);
      await folder.write('other.key', (await authority.certify(id)).key);
      for (const more of [
        {PEPITES_OBF_KEY_FILE: ''},
        {PEPITES_OBF_KEY_FILE: 'other.key'},
        {PEPITES_OBF_KEY_FILE: 'obf.crt'},
        {PEPITES_OBF_KEY_FILE: 'nowhere.key'},
        {PEPITES_OBF_CLIENT_SECRET: 'hunter2'},
        {PEPITES_OBF_API: 'v2'},
        {PEPITES_OBF_URL: obf.url},
      ]) {
        const ran = await folder.pepites(['connect', 'test', 'obf'], {env: {...env, ...more}});
        assert.equal(ran.code, 2, JSON.stringify(more));
        assert.doesNotMatch(ran.out + ran.error, /PRIVATE|hunter2/);
      }
    } finally {
      noLongerTrust();
      await secured.close();
    }
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
      {PEPITES_OBF_URL: 'https://somebody@openbadgefactory.example'},
    ])
      assert.equal((await tries(env)).code, 2);
  });
});

describe('pepites connect test obp', () => {
  let folder: Folder;
  let obp: ObpEmulator;
  before(async () => {
    folder = await createFolder();
    obp = await openObpEmulator();
  });
  afterEach(() => Object.assign(obp.faults, noFaults()));
  after(async () => {
    await obp.close();
    await folder.remove();
  });

  const tries = async (args: readonly string[] = [], env: Record<string, string> = {}) =>
    folder.pepites(['connect', 'test', 'obp', ...args], {env: {PEPITES_OBP_URL: obp.url, ...env}});

  it('says whether it answers, and what a badge or a person shows there', async () => {
    const maker = obp.passport.addPerson();
    const badge = obp.passport.issueSelfie(obp.passport.addSelfie(maker), maker);
    const alone = await tries();
    assert.equal(alone.code, 0, alone.out + alone.error);
    assert.match(alone.out, new RegExp(`^${obp.url}\nok {3}answers\n- {4}page +not tried$`, 'm'));
    const one = await tries([`${obp.url}/badge/info/${badge.id}`]);
    assert.match(one.out, /^ok {3}page +Aide aux voisins$/m);
    assert.match(one.out, /^ok {3}picture$/m);
    assert.match((await tries([`${obp.url}/profile/${maker.id}`])).out, /^ok {3}page +1$/m);
  });

  it('says what does not work, with its code, and ends with 1', async () => {
    for (const [page, code] of [
      [`${obp.url}/badge/info/999999`, 'NOT_FOUND'],
      ['https://passport.example/badge/info/1', 'ADDRESS_REFUSED'],
    ] as const) {
      const ran = await tries([page]);
      assert.equal(ran.code, 1);
      assert.match(ran.out, new RegExp(`^BAD {2}page .*\\(${code}\\)$`, 'm'));
    }
    obp.faults.isUnavailable = true;
    const {code, out} = await tries([], {LANG: 'fr_FR.UTF-8'});
    assert.equal(code, 1);
    assert.match(out, /^BAD {2}répond +la plateforme est en panne \(PLATFORM_DOWN\)$/m);
  });

  it('answers programs, tries each of several at its own pages, and none', async () => {
    const other = await openObpEmulator();
    try {
      const {out, code} = await tries(['--json', `${obp.url}/badge/info/1`], {
        PEPITES_OBP_URL: `${obp.url},${other.url}`,
      });
      assert.equal(code, 1);
      const tried = JSON.parse(out) as {url: string; checks: {check: string; state: string}[]}[];
      assert.deepEqual(
        tried.map(({checks}) => checks.map(({state}) => state)),
        [
          ['works', 'fails', 'untried'],
          ['works', 'untried', 'untried'],
        ],
      );
    } finally {
      await other.close();
    }
    assert.equal((await tries([], {PEPITES_OBP_URL: 'none'})).code, 0);
    assert.equal((await tries([], {PEPITES_OBP_URL: 'https://me@passport.example/app'})).code, 2);
    assert.equal((await tries(['one', 'two'])).code, 2);
  });
});
