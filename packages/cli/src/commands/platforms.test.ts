import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {openRecordStore, type TestRecordStore} from '../../../../test/support/record-store.js';
import {createCourseFolder, env} from '../../test/course-platform.js';
import type {Folder} from '../../test/support.js';

const account = {user: 'lecteur', password: 'mot: de passe'};

describe('pepites platforms', () => {
  let folder: Folder;
  let store: TestRecordStore;
  before(async () => {
    folder = await createCourseFolder();
    await folder.write('password', `${account.password}\r\n`);
    store = await openRecordStore(account);
  });
  after(async () => {
    await store.close();
    await folder.remove();
  });

  const platforms = async (args: readonly string[], io: object = {}) =>
    folder.pepites(['platforms', ...args, '--structure', 'les-trois-saules'], {env, ...io});
  const connectedBy = async () => (await platforms(['list'])).out.split('\t')[1];

  it('lists platforms, and makes and removes the secret of signed messages', async () => {
    assert.equal(
      (await platforms(['list'])).out,
      'cours\t-\thttp://localhost:8787/structures/les-trois-saules/platforms/cours/webhook\n',
    );
    const {code, out} = await platforms(['secret', 'cours']);
    assert.deepEqual([code, /^whsec_[\w+/]{43}=\n$/.test(out)], [0, true]);
    assert.notEqual((await platforms(['secret', 'cours'])).out, out);
    assert.equal(await connectedBy(), 'secret');
    const removed = await platforms(['secret', 'cours', 'remove']);
    assert.deepEqual([removed.code, removed.out, await connectedBy()], [0, '', '-']);
  });

  describe('record-store', () => {
    afterEach(() => platforms(['record-store', 'cours', 'remove']));

    const set = async (args: readonly string[], io: object = {}) =>
      platforms(
        ['record-store', 'cours', 'set', '--endpoint', `${store.endpoint}/`, '--user', account.user, ...args],
        io,
      );
    const since = ['--since', '2026-11-01T00:00:00Z'];
    const untilThen = '2026-11-01T00:00:00.000Z';

    it('is set with a password from a file, standard input or the environment, read now and removed', async () => {
      const unread = `${store.endpoint}\t${untilThen}\t-\t-\n`;
      const fromFile = await set([...since, '--password-file', 'password']);
      assert.deepEqual([fromFile.code, fromFile.out], [0, unread]);
      const pulled = await platforms(['record-store', 'cours', 'pull']);
      assert.equal(pulled.code, 0, pulled.error);
      assert.match(pulled.out, /^http:\S+\t2026-11-01T00:00:00\.000Z\t20\S+Z\t-\n$/);
      assert.equal((await platforms(['record-store', 'cours'])).out, pulled.out);
      assert.equal(await connectedBy(), 'recordStore');
      await platforms(['record-store', 'cours', 'remove']);
      assert.match((await platforms(['record-store', 'cours'])).error, /ERR_RECORD_STORE_UNKNOWN/);

      const typed = {readInput: async () => Buffer.from(account.password)};
      assert.equal((await set([...since, '--password-file', '-'], typed)).out, unread);
      assert.equal((await platforms(['record-store', 'cours', 'pull'])).code, 0);
      await set(since, {env: {...env, PEPITES_RECORD_STORE_PASSWORD: account.password}});
      assert.equal((await platforms(['record-store', 'cours', 'pull'])).code, 0);
    });

    it('goes on where it was when its account is changed, and says what went wrong', async () => {
      const withPassword = (password: string) => ({env: {...env, PEPITES_RECORD_STORE_PASSWORD: password}});
      await set(since, withPassword('faux'));
      const refused = await platforms(['record-store', 'cours', 'pull']);
      assert.deepEqual([refused.code, refused.out.split('\t')[3]], [1, 'HTTP_401\n']);
      assert.doesNotMatch(refused.out + refused.error, /faux|lecteur/);
      assert.equal((await set([], withPassword(account.password))).out.split('\t')[1], untilThen);
      assert.equal((await platforms(['record-store', 'cours', 'pull'])).code, 0);
      assert.equal(store.asked.at(-1), '2026-10-31T23:59:00.000Z', 'a minute is read twice');
    });

    it('cannot be what the console would refuse', async () => {
      const io = {env: {...env, PEPITES_RECORD_STORE_PASSWORD: account.password}};
      const refused = async (args: readonly string[], more = io) => {
        const {code, error} = await set(args, more);
        assert.equal(code, 1, error);
        assert.match(error, /ERR_RECORD_STORE_INVALID/);
        return error;
      };
      assert.match(await refused(['--endpoint', 'http://lrs.example/xapi']), /endpoint.*https:/);
      const inside = await refused(['--endpoint', 'https://lecteur:cle-secrete@lrs.example/xapi']);
      assert.match(inside, /endpoint/);
      assert.doesNotMatch(inside, /cle-secrete/);
      assert.match(await refused(['--user', '']), /user.*1 to 500/);
      const long = {env: {...env, PEPITES_RECORD_STORE_PASSWORD: 'x'.repeat(501)}};
      assert.doesNotMatch(await refused([], long), /xxx/);
      assert.equal(await connectedBy(), '-');
    });
  });

  it('says what is wrong', async () => {
    for (const unknown of [
      ['secret', 'autre'],
      ['secret', 'autre', 'remove'],
      ['record-store', 'autre', 'pull'],
      ['record-store', 'autre', 'remove'],
    ])
      assert.match((await platforms(unknown)).error, /ERR_PLATFORM_UNKNOWN/, unknown.join(' '));
    assert.match((await platforms(['record-store', 'cours', 'pull'])).error, /ERR_RECORD_STORE_UNKNOWN/);
    const elsewhere = await folder.pepites(['platforms', 'list', '--structure', 'nulle'], {env});
    assert.match(elsewhere.error, /ERR_STRUCTURE_UNKNOWN/);
    const set = ['record-store', 'cours', 'set', '--endpoint', store.endpoint, '--user', 'lecteur'];
    for (const wrong of [
      [],
      ['list', 'cours'],
      ['secret'],
      ['secret', 'cours', 'show'],
      ['record-store', 'cours', 'pull', 'now'],
      ['record-store', 'cours', 'set', '--user', 'lecteur'],
      ['record-store', 'cours', 'pull', '--since', '2026-11-01T00:00:00Z'],
      set,
      [...set, '--password', 'on the command line'],
      [...set, '--password-file', 'password', '--since', 'yesterday'],
    ])
      assert.equal((await platforms(wrong)).code, 2, wrong.join(' '));
    const missing = await platforms([...set, '--password-file', 'missing']);
    assert.deepEqual([missing.code, /ENOENT/.test(missing.error)], [1, true]);
  });
});
