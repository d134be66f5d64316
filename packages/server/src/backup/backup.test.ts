import assert from 'node:assert/strict';
import {cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {openBackend, restoreBackup} from '../index.js';
import {openWorld, PUBLIC_URL, type TestWorld} from '../../test/world.js';

describe('a backup', () => {
  let world: TestWorld;
  let home: string;
  let folder: string;
  let page: string;
  before(async () => {
    world = await openWorld();
    home = await mkdtemp(join(tmpdir(), 'pepites-backup-'));
    folder = join(home, 'monday');
    const {token} = await world.signIn('sami@example.org');
    await world.submit(token, 'soutien');
    await world.backend.drainOutbox();
    const [award] = (await world.ask('me.awards', {}, {token})).value.items;
    page = new URL(award?.pageUrl ?? '').pathname;
  });
  after(async () => {
    await world.close();
    await rm(home, {recursive: true, force: true});
  });

  it('is made while the backend runs, for its owner’s eyes, and holds no secret', async () => {
    const note = await world.backend.backup({folder});
    assert.deepEqual(note, {madeAt: world.clock.now.toISOString(), publicUrl: PUBLIC_URL});
    assert.deepEqual((await readdir(folder)).sort(), [
      'backup.json',
      'erasures.jsonl',
      'files',
      'pepites.sqlite',
    ]);
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
    assert.equal((await stat(join(folder, 'pepites.sqlite'))).mode & 0o777, 0o600);
    const secrets = await Promise.all(
      ['secret.key', 'operator.secret'].map(async (name) =>
        readFile(join(world.dataDirectory, name), 'utf8'),
      ),
    );
    for (const file of await readdir(folder, {recursive: true, withFileTypes: true})) {
      if (!file.isFile()) continue;
      const bytes = await readFile(join(file.parentPath, file.name));
      for (const secret of secrets) {
        assert.ok(!bytes.includes(secret.trim()), file.name);
        assert.ok(!bytes.includes(Buffer.from(secret.trim(), 'base64url')), file.name);
      }
    }
  });

  it('is one at a time in a folder', async () => {
    const twice = join(home, 'twice');
    const [first, second] = await Promise.allSettled([
      world.backend.backup({folder: twice}),
      world.backend.backup({folder: twice}),
    ]);
    assert.equal(first.status, 'fulfilled');
    assert.ok(second.status === 'rejected');
    assert.equal((second.reason as {code?: unknown}).code, 'ERR_BACKUP_FOLDER');
    assert.ok((await readdir(twice)).includes('pepites.sqlite'));
    await rm(twice, {recursive: true});
  });

  it('overwrites nothing', async () => {
    await assert.rejects(world.backend.backup({folder}), {code: 'ERR_BACKUP_FOLDER'});
    await assert.rejects(world.backend.backup({folder: join(home, 'nowhere', 'x')}), {
      code: 'ERR_BACKUP_FOLDER',
    });
    await assert.rejects(restoreBackup({folder, dataDirectory: world.dataDirectory}), {
      code: 'ERR_DATA_NOT_EMPTY',
    });
    await assert.rejects(restoreBackup({folder: home, dataDirectory: join(home, 'x')}), {
      code: 'ERR_BACKUP_FOLDER',
    });
  });

  it('is restored where a restore broke off, and not over files of somebody else', async () => {
    const broken = join(home, 'broken');
    await cp(folder, broken, {recursive: true});
    await rm(join(broken, 'pepites.sqlite'));
    await mkdir(join(broken, 'pepites.sqlite'));
    const dataDirectory = join(home, 'tried-twice');
    await assert.rejects(restoreBackup({folder: broken, dataDirectory}));
    await writeFile(join(dataDirectory, 'files', 'left'), 'half a file');
    await restoreBackup({folder, dataDirectory});
    const filesOf = async (place: string) => (await readdir(join(place, 'files'), {recursive: true})).sort();
    assert.deepEqual(await filesOf(dataDirectory), await filesOf(folder));

    await rm(join(dataDirectory, 'pepites.sqlite'));
    await assert.rejects(restoreBackup({folder, dataDirectory}), {code: 'ERR_DATA_NOT_EMPTY'});
  });

  it('becomes a backend again with the secret of before, and with no other', async () => {
    const dataDirectory = join(home, 'restored');
    await restoreBackup({folder, dataDirectory});
    const open = async (secret?: string) => openBackend({dataDirectory, secret, hasTimers: false});
    await assert.rejects(open(), {code: 'ERR_SECRET_MISSING'});
    await assert.rejects(open('another secret, which is long enough for it'), {code: 'ERR_SECRET_WRONG'});
    assert.ok(!(await readdir(dataDirectory)).includes('secret.key'), 'none is made in its place');
    await writeFile(
      join(dataDirectory, 'secret.key'),
      await readFile(join(world.dataDirectory, 'secret.key')),
    );
    const backend = await open();
    try {
      assert.equal(backend.publicUrl, PUBLIC_URL);
      for (const path of [page, `${page}/badge.png`])
        assert.equal((await backend.app.fetch(new Request(PUBLIC_URL + path))).status, 200, path);
    } finally {
      await backend.close();
    }
  });

  it('goes with a warning in production when the secret lies beside the store', async () => {
    const lines: object[] = [];
    const production = {isProduction: true, smtpUrl: 'smtp://127.0.0.1:9?from=a@example.org'};
    await world.reopen({...production, log: (entry) => lines.push(entry)});
    assert.match(world.backend.warnings.join(), /secret\.key/);
    assert.match(JSON.stringify(lines), /secret\.key/);
    await world.reopen();
    assert.deepEqual(world.backend.warnings, []);
  });
});
