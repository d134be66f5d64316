import assert from 'node:assert/strict';
import {chmod, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {wav} from '../../test/recordings.js';
import {uploadFile} from '../../test/uploads.js';
import {openWorld, type TestWorld} from '../../test/world.js';
import {openAntivirus} from './antivirus.js';

describe('the virus scanner of the machine', () => {
  let folder: string;
  let world: TestWorld;
  let token: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-scanner-'));
    // Answers as its file `answer` says, and notes how it was called.
    await writeFile(
      join(folder, 'scan'),
      `#!/bin/sh\nprintf '%s\\n' "$#" "$@" > ${folder}/called\nenv > ${folder}/env\nexit "$(cat ${folder}/answer)"\n`,
    );
    await chmod(join(folder, 'scan'), 0o755);
    world = await openWorld({antivirusCommand: `${join(folder, 'scan')}  --no-summary`});
    token = (await world.signIn('sami@example.org')).token;
  });
  after(async () => {
    await world.close();
    await rm(folder, {recursive: true, force: true});
  });

  const answer = async (code: number) => writeFile(join(folder, 'answer'), String(code));
  const upload = async () => uploadFile(world, wav(), {type: 'audio/wav', token});
  const get = async (file: string) => world.ask('files.get', {file}, {token});

  it('lets clean files through, and keeps infected ones out', async () => {
    await answer(0);
    const {value} = await upload();
    assert.equal(value.isHeld, undefined);
    assert.equal((await get(value.id)).status, 200);
    await answer(1);
    const {status, problem} = await upload();
    assert.deepEqual([status, problem?.code], [422, 'FILE_INFECTED']);
  });

  it('is run with the path alone, by no shell, and knows nothing of us', async () => {
    process.env['PEPITES_TEST_SECRET'] = 'secret';
    await answer(0);
    await upload();
    const [count, ...given] = (await readFile(join(folder, 'called'), 'utf8')).trim().split('\n');
    assert.deepEqual([count, given[0]], ['2', '--no-summary']);
    assert.match(given[1] ?? '', /\/incoming\/[0-9a-f-]{36}$/);
    assert.doesNotMatch(await readFile(join(folder, 'env'), 'utf8'), /secret|HOME=/);
    delete process.env['PEPITES_TEST_SECRET'];
    const trick = openAntivirus(`true ; touch ${folder}/owned`);
    assert.equal(await trick.scan('$(touch owned)'), 'clean');
    await assert.rejects(readFile(join(folder, 'owned')));
  });

  it('that cannot answer holds a file back from everybody, until it can', async () => {
    await answer(2);
    const {value} = await upload();
    assert.equal(value.isHeld, true);
    assert.deepEqual([(await get(value.id)).status, (await get(value.id)).problem?.code], [409, 'FILE_HELD']);
    const second = (await upload()).value.id;
    await world.backend.keepHouse();
    assert.equal((await get(value.id)).problem?.code, 'FILE_HELD');
    await answer(0);
    await world.backend.keepHouse();
    assert.equal((await get(value.id)).status, 200);
    assert.equal((await get(second)).status, 200);
    await answer(2);
    const third = (await upload()).value.id;
    await answer(1);
    await world.backend.keepHouse();
    assert.equal((await get(third)).problem?.code, 'FILE_UNKNOWN');
  });

  it('has a bound of time, and may be missing', async () => {
    const slow = openAntivirus('sleep', {timeoutMs: 100});
    const started = Date.now();
    assert.equal(await slow.scan('60'), 'unknown');
    assert.ok(Date.now() - started < 5000);
    assert.equal(await openAntivirus('/nowhere/scanner').scan('/tmp/x'), 'unknown');
  });
});
